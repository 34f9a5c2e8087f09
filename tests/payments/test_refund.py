from datetime import datetime, timedelta

import pytest
from django.db import transaction

from luffy.accounts.audit import GATEWAY
from luffy.accounts.models import AuditEntry
from luffy.core import clock
from luffy.orders.services import close, moves
from luffy.payments.models import Refund, RefundState
from luffy.payments.services import refund
from luffy.payments.services.settle import settle
from luffy.payments.services.start import start
from tests.payments.world import BUYER, a_purchase, deferred, paid
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def due(paysim: PaysimServer) -> Refund:
    """A refund that is to be sent: the buyer paid what had been cancelled."""
    paysim.control.add_fault("drop_all")
    purchase = a_purchase()
    url = start(purchase.order.pk, payment_method="alipay", now=clock.now(), by=BUYER).url
    with transaction.atomic():
        close.cancel(moves.lock(purchase.order.pk), now=clock.now(), by=BUYER)
    paysim.control.pay(url=url)
    settle(purchase.attempt.pk, paid(purchase.attempt), now=clock.now(), by=GATEWAY)
    return Refund.objects.get()


def now_of(row: Refund) -> Refund:
    return Refund.objects.get(pk=row.pk)


def send(row: Refund, *, now: datetime | None = None) -> Refund:
    """Send when it is due next, by default."""
    refund.send(row.pk, now=now or max(clock.now(), now_of(row).next_try_at or clock.now()))
    return now_of(row)


def money_back(paysim: PaysimServer) -> list[int]:
    return [row["amount_fen"] for row in paysim.control.journal() if row["op"] == "refund_done"]


def test_a_refund_sends_the_money_back_once(paysim, due):
    row = send(due)

    assert (row.state, row.tries, row.next_try_at) == (RefundState.DONE, 1, None)
    assert money_back(paysim) == [9_900]
    assert AuditEntry.objects.get(action="refund.done").subject == f"refund:{due.out_refund_no}"


def test_sending_again_what_is_done_asks_nobody(paysim, due):
    send(due)
    paysim.control.add_fault("http_502")

    row = send(due)

    assert (row.state, row.tries) == (RefundState.DONE, 1)


@pytest.mark.parametrize(
    "action",
    [
        "reset_after_commit",
        "http_500_after_commit",
        "system_error_after_commit",
        "truncated_body",
        "bad_signature",
    ],
)
def test_a_refund_whose_answer_got_lost_is_found_done_and_not_paid_twice(paysim, due, action):
    paysim.control.add_fault(action, match={"op": "refund"}, times=1)

    first = send(due)
    assert (first.state, first.tries) == (RefundState.REQUESTED, 1)
    row = send(due)

    assert row.state == RefundState.DONE
    assert money_back(paysim) == [9_900]


@pytest.mark.parametrize(
    "action", ["refuse_connection", "http_503", "rate_limited", "system_error", "not_enough"]
)
def test_a_refund_that_did_not_happen_is_tried_again_with_the_same_number(paysim, due, action):
    paysim.control.add_fault(action, match={"op": "refund"}, times=1)

    first = send(due)
    assert (first.state, money_back(paysim)) == (RefundState.REQUESTED, [])
    row = send(due)

    assert row.state == RefundState.DONE
    assert money_back(paysim) == [9_900]
    numbers = {entry["out_request_no"] for entry in paysim.control.journal() if entry["op"] == "refund_done"}
    assert numbers == {due.out_refund_no}


def test_the_pause_between_tries_grows_and_each_try_has_a_job(paysim, due):
    paysim.control.add_fault("http_503")
    now = clock.now()

    pauses = []
    for _ in range(10):
        row = send(due, now=now)
        pauses.append(int((row.next_try_at - now).total_seconds()))
        now = row.next_try_at

    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert deferred("payments.send_refund", refund_id=due.pk) == 11


def test_a_job_that_comes_too_early_does_nothing(paysim, due):
    paysim.control.add_fault("http_503", times=1)
    now = clock.now()
    send(due, now=now)

    row = send(due, now=now + timedelta(seconds=5))

    assert row.tries == 1


def test_a_refund_under_way_at_the_gateway_is_asked_about_until_it_is_done(paysim, due):
    paysim.control.add_fault("processing_forever")
    send(due)

    row = send(due)

    assert (row.state, row.tries) == (RefundState.PROCESSING, 2)


def test_a_refund_refused_for_good_waits_for_a_person(paysim, due):
    paysim.control.add_fault(
        "business_error", match={"op": "refund"}, args={"sub_code": "ACQ.TRADE_NOT_ALLOW_REFUND"}
    )

    first = send(due)
    assert first.state == RefundState.REQUESTED
    row = send(due)

    assert (row.state, row.next_try_at) == (RefundState.REJECTED, None)
    assert AuditEntry.objects.filter(action="refund.rejected").exists()
    assert money_back(paysim) == []


def test_a_refund_whose_job_got_lost_is_given_another(paysim, due):
    now = due.next_try_at

    assert refund.plan(now=now + timedelta(seconds=119)) == 0
    assert refund.plan(now=now + timedelta(seconds=121)) == 1
