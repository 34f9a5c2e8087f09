"""Channels take numbers of up to 64 characters, and money may come under one that we did not make."""

import pytest

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.core import clock
from luffy.orders.models import OrderStatus
from luffy.payments.models import Channel, ForeignRefund, GatewayEvent, PaymentAttempt, Refund, RefundState
from luffy.payments.services import foreign
from luffy.payments.services.query import query
from luffy.payments.services.refund import number_for
from tests.factories.accounts import an_account
from tests.factories.orders import a_cancelled_order
from tests.payments.channel import ToldChannel, a_told_channel
from tests.payments.world import a_purchase

NOW = clock.now()
LONGEST = "L" * 64


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    channel = a_told_channel(monkeypatch)
    channel.took(LONGEST, 9_900, NOW)
    return channel


@pytest.fixture
def by() -> Actor:
    return Actor("browser", an_account().pk)


def attach(order_id: int, by: Actor) -> PaymentAttempt:
    return foreign.attach(Channel.ALIPAY, LONGEST, order_id=order_id, reason="hers", now=NOW, by=by)


@pytest.mark.parametrize("length", [1, 26, 62])
def test_what_fits_is_told_by_its_number(length):
    assert number_for("X" * length) == "R" + "X" * length
    assert number_for("X" * length, prefix="F") == "F" + "X" * length


def test_what_does_not_fit_is_shortened_the_same_way_each_time_and_to_no_other_s():
    assert number_for("X" * 63) == "R" + "X" * 63
    assert number_for("X" * 62, suffix="N1") != number_for("X" * 61 + "Y", suffix="N1")
    # sha256 of 64 times L
    assert number_for(LONGEST, suffix="N12") == "R7280df47238543003e6170477496046002c39761N12"


@pytest.mark.django_db
def test_the_longest_number_pays_the_order_it_was_for(channel, by):
    purchase = a_purchase()

    attempt = attach(purchase.order.pk, by)

    assert (attempt.out_trade_no, attempt.disposition) == (LONGEST, "settled_order")
    assert purchase.now_order.status == OrderStatus.PAID


@pytest.mark.django_db
def test_it_goes_back_where_the_order_is_cancelled(channel, by):
    purchase = a_purchase()
    a_cancelled_order(purchase.order)

    assert attach(purchase.order.pk, by).disposition == "refund_required"

    assert Refund.objects.get().out_refund_no == number_for(LONGEST)
    assert len(number_for(LONGEST)) == 41


@pytest.mark.django_db
def test_it_goes_back_under_a_number_that_the_gateways_take(channel, by):
    for _ in range(2):
        refund = foreign.send_back(Channel.ALIPAY, LONGEST, reason="nobody's", now=NOW, by=by)

    assert refund.out_refund_no == number_for(LONGEST, prefix="F")
    assert (refund.state, ForeignRefund.objects.count()) == (RefundState.DONE, 1)
    assert [numbers for numbers in channel.moves if numbers[1]] == [(LONGEST, refund.out_refund_no)]


@pytest.mark.django_db
def test_an_answer_about_it_that_does_not_fit_is_kept(channel, by):
    attempt = attach(a_purchase().order.pk, by)
    PaymentAttempt.objects.update(channel_trade_no="another")

    query(attempt.pk, now=NOW, by=SYSTEM_JOB)

    event = GatewayEvent.objects.get()
    assert (event.dedupe_key, event.reason) == (f"query:{LONGEST}:other_trade_no", "other_trade_no")
