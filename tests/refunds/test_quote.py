"""What would come back for real orders: each line its own share, whatever the order of asking."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.money import Berries, Fen
from luffy.coupons.rules import Terms
from luffy.degrees.models import ModuleStatus, StudyRecord
from luffy.learning.services import complete, report
from luffy.orders.models import Order
from luffy.orders.pricing import PricedItem
from luffy.orders.pricing import quote as price
from luffy.refunds.errors import LineNotInOrder, OrderNotRefundable
from luffy.refunds.models import RefundRule
from luffy.refunds.policy import No, Verdict, amounts
from luffy.refunds.quoting import Quote, quote
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.lessons import a_timed_lesson
from tests.factories.orders import a_paid_order, a_pending_order
from tests.factories.refunds import a_rule, the_rules
from tests.factories.wallet import berries_for

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)

ITEMS = st.lists(st.integers(0, 10**6), min_size=1, max_size=6)


@given(ITEMS, st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([1, 100]), st.randoms())
def test_given_back_line_by_line_an_order_gives_back_all_that_was_paid_in_any_order(
    listed, coupon_fen, wanted_berries, rate, chance
):
    """Own shares sum to the whole: cash and berries, to the fen."""
    coupon = Terms(coupon_type=0, money_fen=Fen(coupon_fen), off_percent=None, minimum_fen=Fen(0))
    items = [PricedItem(Fen(fen)) for fen in listed]
    most = price(items, site_coupon=coupon, fen_per_berry=rate).payable_fen // rate
    paid = price(items, site_coupon=coupon, berries=Berries(min(wanted_berries, most)), fen_per_berry=rate)
    lines = list(paid.lines)
    chance.shuffle(lines)

    back = [
        amounts(payable_fen=line.payable_fen, berries_spent=line.berries_spent, verdict=Verdict(100))
        for line in lines
    ]

    assert sum(part.cash_fen for part in back) == paid.payable_fen
    assert sum(part.berries for part in back) == paid.berries_spent


@pytest.fixture
def rules(db: None) -> None:
    the_rules()


def told(quoted: Quote) -> list[tuple[int, int, int]]:
    return [(line.verdict.percent, line.amounts.cash_fen, line.amounts.berries) for line in quoted.lines]


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_all_of_an_order_comes_back_within_a_week(rules):
    account = an_account()
    berries_for(account, 100, now=NOW)
    coupon = a_claimed_coupon(account, now=NOW, money_fen=1_001)
    order = a_paid_order(
        account, a_course(), a_course(prices={30: 4_900}), coupons=[coupon], berries=33, now=NOW
    )

    quoted = quote(order, None, now=later(7))

    shares = [(line.payable_fen, line.berries_spent) for line in order.lines.order_by("position")]
    assert told(quoted) == [(100, *share) for share in shares]
    assert (quoted.cash_fen, quoted.berries) == (order.payable_fen, 33)
    assert quoted.gives_coupons


def test_a_part_of_an_order_gives_back_its_own_share_and_no_coupon(rules):
    account, cheap = an_account(), a_course(prices={30: 10_000})
    coupon = a_claimed_coupon(account, now=NOW, money_fen=5_000, minimum_fen=30_000, coupon_type=1)
    order = a_paid_order(account, a_course(prices={30: 20_000}), cheap, coupons=[coupon], now=NOW)

    quoted = quote(order, [cheap.product.key], now=NOW)

    # 10,000 less a third of the coupon's 5,000: neither its listed price nor what the rest would cost without.
    assert told(quoted) == [(100, 8_333, 0)]
    assert not quoted.gives_coupons


def test_by_what_was_not_opened_of_a_degree(rules):
    order = a_paid_order(an_account(), a_degree(modules=3), now=NOW)
    record = StudyRecord.objects.order_by("pk")[0]
    record.status, record.open_date = ModuleStatus.STUDYING, NOW.date()
    record.save()

    quoted = quote(order, None, now=later(9))

    assert told(quoted) == [(66, 646_800, 0)]
    assert quoted.lines[0].known.facts.modules_opened == 1
    assert not quoted.gives_coupons


@pytest.mark.parametrize(("days", "refused"), [(30, None), (31, No.OVER)])
def test_a_course_whose_time_is_over_gives_nothing(rules, days, refused):
    RefundRule.objects.filter(kind="course").update(within_days=None)
    order = a_paid_order(an_account(), a_course(prices={30: 9_900}), now=NOW)

    assert quote(order, None, now=later(days)).lines[0].verdict.refused is refused


def test_days_are_whole_days_in_shanghai(rules):
    RefundRule.objects.all().delete()
    a_rule(1, within_days=0)
    order = a_paid_order(an_account(), a_course(), now=datetime(2031, 3, 3, 15, 59, tzinfo=UTC))

    assert quote(order, None, now=datetime(2031, 3, 3, 15, 59, 59, tzinfo=UTC)).cash_fen == 9_900
    assert quote(order, None, now=datetime(2031, 3, 3, 16, 0, tzinfo=UTC)).cash_fen == 0


def test_the_fee_is_kept_of_each_line(rules):
    RefundRule.objects.filter(position=10).update(fee_fen=100)
    order = a_paid_order(an_account(), a_course(), a_course(), now=NOW)

    quoted = quote(order, None, now=NOW)

    assert told(quoted) == [(100, 9_800, 0), (100, 9_800, 0)]
    assert [line.amounts.fee_fen for line in quoted.lines] == [100, 100]


def test_what_is_not_paid_or_not_in_the_order_has_no_quote(rules):
    pending = a_pending_order(an_account(), a_course(), now=NOW)
    order = a_paid_order(an_account(), a_course(), now=NOW)

    with pytest.raises(OrderNotRefundable):
        quote(pending, None, now=NOW)
    with pytest.raises(LineNotInOrder):
        quote(order, ["course:9000000"], now=NOW)


def test_a_quote_takes_seven_statements_however_many_lines(rules, django_assert_max_num_queries):
    order = a_paid_order(an_account(), *[a_course() for _ in range(5)], now=NOW)
    order = Order.objects.get(pk=order.pk)

    with django_assert_max_num_queries(7):
        quote(order, None, now=NOW)


def test_what_was_looked_at_since_the_purchase_counts_and_what_came_before_does_not(rules):
    buyer, course = an_account(), a_course(prices={30: 10_000})
    trial, first, second, _third = (a_timed_lesson(course) for _ in range(4))
    for lesson, at in ((trial, NOW - timedelta(days=1)), (first, NOW + timedelta(days=1))):
        complete(account_id=buyer.pk, section=lesson, now=at)
    order = a_paid_order(buyer, course, now=NOW)
    before = told(quote(order, None, now=NOW + timedelta(hours=1)))

    report(
        account_id=buyer.pk,
        section=second,
        played=[(0, 30)],
        position=30,
        tab="tab-aaaa",
        now=NOW + timedelta(days=1),
    )

    # (100 + 30) / 4 = 32.5, rounded up; the rest comes back.
    assert told(quote(order, None, now=NOW + timedelta(days=2)))[0][:2] == (67, 6_700)
    assert before[0][0] == 75


def test_a_glance_before_the_purchase_makes_no_lesson_free_but_a_trial_always_is(rules):
    """Bought, glanced into everywhere, given back, bought again and watched."""
    buyer, course = an_account(), a_course(prices={30: 10_000})
    lessons = [a_timed_lesson(course, free=number == 0) for number in range(4)]
    for lesson in lessons:
        report(
            account_id=buyer.pk,
            section=lesson,
            played=[(0, 1)],
            position=1,
            tab="tab-aaaa",
            now=NOW - timedelta(days=1),
        )
    order = a_paid_order(buyer, course, now=NOW)
    glanced = told(quote(order, None, now=NOW))

    for lesson in lessons[:3]:
        complete(account_id=buyer.pk, section=lesson, now=NOW + timedelta(days=1))

    assert glanced[0][0] == 100
    # Two of four: the trial, and the one that was not looked at again, do not count.
    assert told(quote(order, None, now=NOW + timedelta(days=2)))[0][:2] == (50, 5_000)
