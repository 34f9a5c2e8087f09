"""The same things at the same moment, in threads, on real locks."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from luffy.accounts.audit import GATEWAY
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import Facts, RefundFacts, RefundOutcome, TradeState
from luffy.payments.models import PaymentAttempt, Refund
from luffy.payments.services.refund import note
from luffy.payments.services.settle import settle
from luffy.refunds.errors import RefundCannotMove, RefundUnderWay, SecondPersonNeeded
from luffy.refunds.models import RefundRequest
from luffy.refunds.services import conclude, decide
from luffy.refunds.services.ask import AskRefund, ask
from luffy.wallet.models import Transfer
from luffy.wallet.queries import balances
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.factories.refunds import an_operator, asked_for, by, granted, the_rules
from tests.factories.wallet import berries_for
from tests.invariants.holding import assert_invariants_hold
from tests.race import at_once

# The queue has the real clock.
NOW = datetime.now(UTC) - timedelta(days=2)
LATER = NOW + timedelta(days=2)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order() -> Order:
    the_rules()
    account = an_account()
    berries_for(account, 50, now=NOW)
    return a_paid_order(account, a_course(), a_course(), berries=50, now=NOW)


def outcomes(results: list[object]) -> Counter:
    return Counter(type(result) for result in results)


def given_back() -> tuple[int, int]:
    """How many refunds of cash and of berries there are."""
    return Refund.objects.count(), Transfer.objects.filter(key__contains=":refund:").count()


def test_twenty_askings_at_once_make_one_request(order):
    results = at_once([lambda: asked_for(order, now=LATER)] * 20)

    assert outcomes(results) == {RefundRequest: 1, RefundUnderWay: 19}
    assert RefundRequest.objects.count() == 1


def test_twenty_askings_at_once_with_one_key_all_get_the_same_request(order):
    keys = [line.product.key for line in order.lines.select_related("product")]
    wanted, buyer = AskRefund(keys, "x", 0, 0, "one"), by(order.account)

    results = at_once([lambda: ask(order.pk, wanted, now=LATER, by=buyer).pk] * 20)

    assert outcomes(results) == {int: 20}
    assert set(results) == {RefundRequest.objects.get().pk}


def test_ten_operators_who_grant_at_once_give_back_once(order):
    request = asked_for(order, now=LATER)
    operators = [by(an_operator()) for _ in range(10)]

    results = at_once([lambda who=who: decide.approve(request.pk, now=LATER, by=who).pk for who in operators])

    assert outcomes(results) == {int: 1, RefundCannotMove: 9}
    assert given_back() == (1, 1)
    assert balances(order.account_id)["available"] == 50


def test_above_the_limit_two_of_ten_operators_are_counted_and_each_once(order, settings):
    settings.REFUND_TWO_PERSONS_ABOVE_FEN = 0
    request = asked_for(order, now=LATER)
    first, second = by(an_operator()), by(an_operator())

    results = at_once([lambda: decide.approve(request.pk, now=LATER, by=first).pk] * 8)
    assert outcomes(results) == {int: 1, SecondPersonNeeded: 7}
    assert given_back() == (0, 0)
    results = at_once([lambda: decide.approve(request.pk, now=LATER, by=second).pk] * 8)

    assert outcomes(results) == {int: 1, RefundCannotMove: 7}
    assert given_back() == (1, 1)


@pytest.mark.parametrize("round_number", range(3))
def test_withdrawing_against_granting_against_refusing_has_one_winner(order, round_number):
    request, operator = asked_for(order, now=LATER), by(an_operator())
    acts: list[Callable[[], object]] = [
        lambda: decide.withdraw(request.pk, now=LATER, by=by(order.account)),
        lambda: decide.approve(request.pk, now=LATER, by=operator),
        lambda: decide.refuse(request.pk, reason="x", now=LATER, by=operator),
    ] * 4

    results = at_once(acts[round_number:] + acts[:round_number])

    assert outcomes(results) == {RefundRequest: 1, RefundCannotMove: 11}
    state = RefundRequest.objects.get().state
    is_granted = state == "returning"
    order.refresh_from_db()
    assert order.status == (OrderStatus.REFUNDING if is_granted else OrderStatus.PAID)
    assert given_back() == ((1, 1) if is_granted else (0, 0))
    assert EnrolledCourse.objects.filter(ended_at=None).count() == (0 if is_granted else 2)
    assert_invariants_hold(now=LATER)


def test_a_late_notice_of_the_payment_against_granting_pays_nothing_twice(order):
    request, operator = asked_for(order, now=LATER), by(an_operator())
    attempt = PaymentAttempt.objects.get()
    paid = Facts(TradeState.PAID, attempt.out_trade_no, attempt.channel_trade_no or "", attempt.amount_fen)

    results = at_once(
        [
            lambda: decide.approve(request.pk, now=LATER, by=operator).pk,
            *[lambda: settle(attempt.pk, paid, now=LATER, by=GATEWAY).verdict] * 9,
        ]
    )

    assert results == [request.pk, *["duplicate"] * 9]
    order.refresh_from_db()
    assert order.status == OrderStatus.REFUNDING
    assert given_back() == (1, 1)


def test_ten_notices_of_the_refund_and_ten_jobs_at_once_end_it_once(order):
    request = granted(asked_for(order, now=LATER), now=LATER)
    cash = request.cash_refund
    done = RefundFacts(RefundOutcome.SUCCESS)

    def told() -> object:
        verdict = note(cash.out_refund_no, done, now=LATER)
        conclude.conclude_refund(cash.pk, now=LATER)
        return verdict

    results = at_once([told] * 10)

    assert Counter(results) == {"settled": 1, "duplicate": 9}
    order.refresh_from_db()
    assert order.status == OrderStatus.REFUNDED
    assert RefundRequest.objects.get().state == "done"
    assert_invariants_hold(now=LATER)


def test_two_purchases_of_one_course_given_back_at_once_leave_no_access():
    the_rules()
    account, course = an_account(), a_course()
    orders = [a_paid_order(account, course, now=NOW) for _ in range(4)]
    requests = [asked_for(order, now=LATER) for order in orders]
    operator = by(an_operator())

    results = at_once([lambda one=one: decide.approve(one.pk, now=LATER, by=operator).pk for one in requests])

    assert outcomes(results) == {int: 4}
    assert EnrolledCourse.objects.filter(ended_at=None).count() == 0
    assert_invariants_hold(now=LATER)
