"""Every way in which a refund by WeChat may go, over the wire."""

import pytest
from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core import clock
from luffy.payments.models import PaymentAttempt, Refund, RefundReason, RefundState
from luffy.payments.services import refund
from luffy.payments.services.query import query
from tests.payments.test_wechat_flow import begin, latest
from tests.payments.world import a_purchase
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)
PART_FEN = 300
# What goes wrong at the first call; where the refund then stands, and where after two more tries.
WAYS = {
    "nothing": ("processing", "done"),
    "processing_forever": ("processing", "processing"),
    "abnormal": ("processing", "abnormal"),
    "refund_closed": ("processing", "rejected"),
    "not_enough": ("requested", "done"),
    # Before the gateway did it:
    "http_503": ("requested", "done"),
    "rate_limited": ("requested", "done"),
    "system_error": ("requested", "done"),
    # After it did:
    "reset_after_commit": ("requested", "done"),
    "system_error_after_commit": ("requested", "done"),
    "truncated_body": ("requested", "done"),
    "bad_signature": ("requested", "done"),
}


def send(row: Refund) -> RefundState:
    """When it is due next."""
    row.refresh_from_db()
    refund.send(row.pk, now=row.next_try_at or clock.now())
    row.refresh_from_db()
    return RefundState(row.state)


def asked_back(attempt: PaymentAttempt, number: str) -> Refund:
    with transaction.atomic():
        return refund.request(
            attempt,
            amount_fen=PART_FEN,
            number=number,
            reason=RefundReason.CUSTOMER,
            now=clock.now(),
            by=SYSTEM_JOB,
        )


def test_a_refund_ends_as_the_gateway_says_however_it_says_so_and_is_paid_once(paysim: PaysimServer) -> None:
    control = paysim.control
    control.settings(wechat_refund_gap_s=0)
    control.add_fault("drop_all")
    purchase = a_purchase()
    control.pay(code_url=begin(purchase).code_url)
    query(latest(purchase).pk, now=clock.now(), by=SYSTEM_JOB)
    attempt = latest(purchase)

    seen = {}
    for place, fault in enumerate(WAYS):
        if fault != "nothing":
            control.add_fault(fault, match={"channel": "wechat", "op": "refund"}, times=1)
        row = asked_back(attempt, f"R{attempt.out_trade_no}N{place}")
        first = send(row)
        for _ in range(2):
            control.clock("1m")
            last = send(row)
        seen[fault] = (first.value, last.value)

    assert seen == WAYS
    done = [end for _, end in WAYS.values()].count("done")
    back = [row["amount_fen"] for row in control.journal() if row["op"] == "refund_done"]
    assert back == [PART_FEN] * done
