"""Bills over the wire: downloaded from the sandbox gateway a day later, bent by its faults, held against our books."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.payments.gateways import Qr, Redirect
from luffy.payments.models import Bill, BillDifference, BillState, Channel, Refund, RefundReason, RefundState
from luffy.payments.services import keep_bill, refund
from luffy.payments.services.reconcile import reconcile
from luffy.payments.services.start import Payer, start
from tests.invariants.holding import assert_invariants_hold
from tests.payments.test_gateway_flow import is_paid, until
from tests.payments.world import BUYER, Purchase, a_purchase
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)

METHODS = {Channel.ALIPAY: "alipay", Channel.WECHAT: "wechat_native"}
both_channels = pytest.mark.parametrize("channel", METHODS, ids=lambda channel: channel.name.lower())


def sent_to_pay(purchase: Purchase, channel: Channel) -> Redirect | Qr:
    method, payer = METHODS[channel], Payer("", "192.0.2.7")
    shown = start(purchase.order.pk, payment_method=method, now=clock.now(), by=BUYER, payer=payer)
    assert isinstance(shown, Redirect | Qr)
    return shown


def go_and_pay(paysim: PaysimServer, shown: Redirect | Qr) -> None:
    if isinstance(shown, Redirect):
        paysim.control.pay(url=shown.url)
    else:
        paysim.control.pay(code_url=shown.code_url)


def pay(paysim: PaysimServer, purchase: Purchase, channel: Channel) -> None:
    go_and_pay(paysim, sent_to_pay(purchase, channel))


def paid(paysim: PaysimServer, channel: Channel) -> Purchase:
    purchase = a_purchase()
    pay(paysim, purchase, channel)
    until(lambda: is_paid(purchase))
    return purchase


@pytest.fixture
def the_day_after(paysim: PaysimServer) -> Callable[[], datetime]:
    """Have a day and a half go by. Messages are signed at the time of the wire, which does not move."""

    def turn() -> datetime:
        paysim.control.clock("36h")
        return clock.now() + timedelta(hours=36)

    return turn


def told(**wanted: object) -> set[tuple[str, str, int | None, int | None]]:
    rows = BillDifference.objects.filter(**wanted)
    return {(row.kind, row.out_trade_no, row.ours_fen, row.theirs_fen) for row in rows}


@both_channels
def test_a_bill_takes_in_what_was_lost_and_names_what_is_wrong(paysim, the_day_after, channel):
    today = day_of(clock.now())
    heard, gone, wrong = (paid(paysim, channel) for _ in range(3))
    paysim.control.add_fault("drop_all")
    lost, late = a_purchase(), a_purchase()
    pay(paysim, lost, channel)
    pay(paysim, late, channel)
    paysim.control.add_fault("missing_row", match={"out_trade_no": gone.attempt.out_trade_no})
    paysim.control.add_fault("wrong_amount", match={"out_trade_no": wrong.attempt.out_trade_no})
    paysim.control.add_fault("extra_row")
    now = the_day_after()

    bill = reconcile(channel, today, now=now)

    assert (bill.state, bill.payments) == (BillState.COMPARED, 5)
    stranger = next(iter(told(kind="payment_missing_here", resolved_at=None)))
    assert stranger[0::2] == ("payment_missing_here", None)
    assert told(resolved_at=None) == {
        stranger,
        ("payment_missing_there", gone.attempt.out_trade_no, 9_900, None),
        ("payment_amount", wrong.attempt.out_trade_no, 9_900, 9_901),
    }
    assert told(resolution=keep_bill.TAKEN_IN) == {
        ("payment_missing_here", purchase.attempt.out_trade_no, None, 9_900) for purchase in (lost, late)
    }
    assert [one.enrolments for one in (heard, lost, late)] == [1, 1, 1]
    assert reconcile(channel, today, now=now).fetched_at == bill.fetched_at
    paysim.control.clear_faults()
    reconcile(channel, today, now=now)
    assert told(resolved_at=None) == set()
    assert_invariants_hold(paysim, now=now)


@both_channels
def test_a_bill_that_is_not_made_yet_is_waited_for(paysim, the_day_after, channel):
    paid(paysim, channel)
    today = day_of(clock.now())

    paysim.control.add_fault("not_ready", times=1)
    now = the_day_after()
    assert reconcile(channel, today, now=now).state == BillState.WAITING
    assert reconcile(channel, today, now=now).state == BillState.COMPARED

    assert told() == set()


@both_channels
def test_a_day_without_trades_is_compared_as_empty(paysim, the_day_after, channel):
    today = day_of(clock.now())
    now = the_day_after()

    bill = reconcile(channel, today, now=now)

    assert (bill.state, bill.payments, bill.refunds) == (BillState.COMPARED, 0, 0)
    assert Bill.objects.count() == 1


@both_channels
def test_refunds_are_compared_as_well(paysim, the_day_after, channel):
    today = day_of(clock.now())
    purchase = paid(paysim, channel)
    attempt = purchase.attempt
    with transaction.atomic():
        returned = refund.request(
            attempt,
            amount_fen=900,
            number=f"R{attempt.out_trade_no}N1",
            reason=RefundReason.PAID_ALREADY,
            now=clock.now(),
            by=BUYER,
        )
    refund.send(returned.pk, now=clock.now())
    until(lambda: is_at_the_gateway(paysim, attempt.out_trade_no))
    now = the_day_after()

    bill = reconcile(channel, today, now=now)

    assert (bill.refunds, bill.refunded_fen) == (1, 900)
    assert Refund.objects.get().state == RefundState.DONE
    assert told(resolved_at=None) == set()


def is_at_the_gateway(paysim: PaysimServer, number: str) -> bool:
    return paysim.control.totals()[number]["refunded_fen"] == 900
