"""A trade that was paid and given back, both without us: the order ends, and a person is told."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core import clock
from luffy.core.paging import PageQuery
from luffy.orders.models import OrderStatus
from luffy.payments.errors import OrderCancelUnknown
from luffy.payments.gateways import CloseResult, Facts, TradeState
from luffy.payments.models import AttemptState, Channel, ForeignRefund, GatewayEvent, PaymentAttempt, Verdict
from luffy.payments.services.close_order import cancel_order, close_attempt, expire_order
from luffy.payments.services.query import query
from luffy.support.anomalies import anomalies
from tests.payments.channel import ToldChannel, a_told_channel, an_attempt_row
from tests.payments.world import BUYER, Purchase, a_purchase, books, paid

pytestmark = pytest.mark.django_db

NOW = clock.now()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the gateway says besides: that it was paid and given back."""
    channel, changes = a_told_channel(monkeypatch), {"state": TradeState.RETURNED, "raw": b"REFUND"}

    def answer(attempt: PaymentAttempt, *, now: datetime) -> Facts:
        return replace(ToldChannel.query(channel, attempt, now=now), **changes)

    monkeypatch.setattr(channel, "query", answer)
    monkeypatch.setattr(channel, "close", lambda _attempt, now: CloseResult.ALREADY_PAID, raising=False)
    return changes


def given_back() -> Purchase:
    purchase = a_purchase(berries=50)
    an_attempt_row(purchase.order, "GIVEN_BACK", NOW, amount_fen=purchase.order.payable_fen).save()
    return purchase


def test_its_order_can_be_cancelled_and_a_person_is_told_once(told):
    purchase = given_back()

    cancel_order(purchase.order.pk, now=NOW, by=BUYER)

    assert (purchase.attempt.state, purchase.now_order.status) == ("closed", OrderStatus.CANCELLED)
    assert (purchase.berries["available"], purchase.berries["held"]) == (50, 0)
    query(purchase.attempt.pk, now=NOW, by=SYSTEM_JOB)
    event = GatewayEvent.objects.get()
    assert (event.verdict, event.reason, event.raw) == (Verdict.ANOMALY, "returned", b"REFUND")
    assert event.attempt == purchase.attempt
    (row,) = anomalies("notice", PageQuery(), now=NOW).items
    assert (row.number, row.order_number, row.problem) == ("GIVEN_BACK", purchase.order.number, "returned")


def test_it_expires(told):
    purchase = given_back()

    expire_order(purchase.order.pk, now=purchase.order.expires_at + timedelta(days=30), by=SYSTEM_JOB)

    assert (purchase.attempt.state, purchase.now_order.status) == ("closed", OrderStatus.EXPIRED)
    assert (purchase.berries["available"], purchase.berries["held"]) == (50, 0)


def test_what_is_not_about_us_closes_nothing(told):
    purchase = given_back()
    told["mismatch"] = "mchid"
    before = books()

    with pytest.raises(OrderCancelUnknown):
        cancel_order(purchase.order.pk, now=NOW, by=BUYER)

    assert books() == before
    assert GatewayEvent.objects.get().reason == "mchid"


def test_what_we_send_back_ourselves_is_no_news(told):
    purchase = given_back()
    ForeignRefund.objects.create(
        channel=Channel.ALIPAY,
        out_trade_no="GIVEN_BACK",
        out_refund_no="FGIVEN_BACK",
        amount_fen=1,
        created_at=NOW,
        next_try_at=NOW,
    )

    assert close_attempt(purchase.attempt.pk, now=NOW, by=SYSTEM_JOB) is CloseResult.CLOSED

    assert purchase.attempt.state == AttemptState.CLOSED
    assert not GatewayEvent.objects.exists()


def test_what_we_took_in_and_gave_back_is_no_news(told):
    purchase = given_back()
    told |= {"state": TradeState.PAID, **_as_paid(purchase.attempt)}
    query(purchase.attempt.pk, now=NOW, by=SYSTEM_JOB)
    told["state"] = TradeState.RETURNED
    before = books()

    assert query(purchase.attempt.pk, now=NOW, by=SYSTEM_JOB) is TradeState.RETURNED

    assert books() == before
    assert (purchase.attempt.state, purchase.now_order.status) == ("paid", OrderStatus.PAID)
    assert not GatewayEvent.objects.exists()


def _as_paid(attempt: PaymentAttempt) -> dict[str, object]:
    facts = paid(attempt)
    return {"channel_trade_no": facts.channel_trade_no, "amount_fen": facts.amount_fen}
