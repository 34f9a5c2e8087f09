"""Coupons and berries at the settlement: what can be chosen, and what every wrong choice is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.core.calendar import day_of
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.coupons.services import hold, use
from luffy.orders.models import Order
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_pending_order
from tests.factories.wallet import berries_for
from tests.orders.buyer import Buyer, data_of, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def test_a_coupon_that_does_not_exist_and_somebody_elses_get_the_same_answer(buyer):
    course = a_course()
    foreign = a_claimed_coupon(an_account(), product=course.product)
    before = buyer.settle(course)

    answers = [buyer.choose(foreign, course), buyer.choose(999_999, course), buyer.choose(foreign)]

    for answer in answers:
        assert told(answer) == (404, 1500)
        assert answer.json()["msg"] == "优惠券不存在"
        assert list(answer.json()["detail"]) == ["coupon_id"]
    assert buyer.quote() == before


def test_every_coupon_that_cannot_be_used_is_refused_with_a_number_of_its_own(buyer):
    course, other = a_course(), a_course()
    good = buyer.coupon(money_fen=700)
    today = day_of(buyer.now)
    used, held, expired, early = (buyer.coupon() for _ in range(4))
    hold([used.pk, held.pk])
    use([used.pk], now=buyer.now)
    CouponRecord.objects.filter(pk=expired.pk).update(
        valid_begin_date=today - timedelta(days=9), valid_end_date=today - timedelta(days=1)
    )
    CouponRecord.objects.filter(pk=early.pk).update(valid_begin_date=today + timedelta(days=1))
    dear = buyer.coupon(money_fen=100, minimum_fen=9_901)
    bound = buyer.coupon(product=other.product)
    buyer.settle(course)
    before = data_of(buyer.choose(good))

    refusals = {
        1511: buyer.choose(used),
        1512: buyer.choose(held),
        1513: buyer.choose(early),
        1514: buyer.choose(expired),
        1515: buyer.choose(bound),
        1516: buyer.choose(dear),
    }

    assert {code: told(answer) for code, answer in refusals.items()} == {
        code: (409, code) for code in refusals
    }
    assert told(buyer.choose(good, course)) == (409, 1515)
    assert told(buyer.choose(bound, course)) == (409, 1515)
    assert refusals[1516].json()["detail"] == {"coupon_id": dear.pk, "minimum_fen": 9_901}
    assert buyer.quote() == before
    assert before["payable_fen"] == 9_200
    reasons = {row["id"]: row["reason"] for row in before["site_coupons"]}
    assert reasons == {
        good.pk: None,
        held.pk: "held",
        early.pk: "not_yet_valid",
        dear.pk: "threshold_not_met",
    }


def test_choosing_no_coupon_takes_the_one_before_off_again(buyer):
    course = a_course()
    site, bound = buyer.coupon(money_fen=700), buyer.coupon(money_fen=300, product=course.product)
    buyer.settle(course)
    buyer.choose(site)
    assert data_of(buyer.choose(bound, course))["payable_fen"] == 8_900

    assert data_of(buyer.choose(None))["payable_fen"] == 9_600
    assert data_of(buyer.choose(None, course))["payable_fen"] == 9_900


def test_a_coupon_for_a_product_that_is_not_being_settled_is_1614(buyer):
    course, other = a_course(), a_course()
    record = buyer.coupon(product=other.product)
    before = buyer.settle(course)

    assert told(buyer.choose(record, other)) == (404, 1614)
    assert buyer.quote() == before


def test_a_coupon_held_by_another_unpaid_order_is_left_out_of_the_quote_and_named(buyer):
    course, record = a_course(), buyer.coupon()
    buyer.settle(course)
    buyer.choose(record)

    hold([record.pk])

    quote = buyer.quote()
    assert (quote["site_coupon_id"], quote["payable_fen"]) == (None, 9_900)
    assert [(row["id"], row["reason"]) for row in quote["site_coupons"]] == [(record.pk, "held")]


@pytest.mark.parametrize("berries", [-1, 1.5, 1.0, "1", True, None, 2**63, 1e30, [], float("inf")])
def test_berries_that_are_no_whole_number_of_at_least_0_are_1625(buyer, berries):
    berries_for(buyer.account, 10)
    before = buyer.settle(a_course())

    assert told(buyer.spend(berries)) == (422, 1625)
    assert buyer.quote() == before


@pytest.mark.parametrize(
    ("have", "ask", "spendable"), [(10, 11, 10), (0, 1, 0), (500, 100, 99), (10, 2**63 - 1, 10)]
)
def test_more_berries_than_can_be_spent_is_1620_and_says_how_many_can(buyer, have, ask, spendable):
    if have:
        berries_for(buyer.account, have)
    before = buyer.settle(a_course())

    answer = buyer.spend(ask)

    assert told(answer) == (409, 1620)
    assert answer.json()["detail"] == {"spendable": spendable}
    assert answer.json()["msg"] == f"最多可使用 {spendable} 贝里"
    assert before["berries"]["spendable"] == spendable
    assert buyer.quote() == before


def test_berries_held_by_an_unpaid_order_cannot_be_chosen_again(buyer):
    berries_for(buyer.account, 50)
    a_pending_order(buyer.account, a_course(), berries=40)
    buyer.settle(a_course())

    assert told(buyer.spend(11)) == (409, 1620)
    assert data_of(buyer.spend(10))["berries"]["spent"] == 10


def test_a_coupon_chosen_after_the_berries_needs_fewer_of_them(buyer):
    berries_for(buyer.account, 99)
    record = buyer.coupon(money_fen=900)
    buyer.settle(a_course())
    assert data_of(buyer.spend(99))["payable_fen"] == 0

    quote = data_of(buyer.choose(record))

    assert (quote["berries"]["spent"], quote["berries"]["spendable"], quote["payable_fen"]) == (90, 90, 0)


@pytest.mark.parametrize(("rate", "spendable", "left"), [(1, 9_900, 0), (100, 99, 0), (1_000, 9, 900)])
def test_the_worth_of_a_berry_is_a_setting(buyer, settings, rate, spendable, left):
    settings.FEN_PER_BERRY = rate
    berries_for(buyer.account, 100_000)

    assert buyer.settle(a_course())["berries"]["spendable"] == spendable
    assert data_of(buyer.spend(spendable))["payable_fen"] == left


def test_settling_moves_no_coupon_no_berry_and_writes_no_order(buyer):
    course, record = a_course(), buyer.coupon()
    berries_for(buyer.account, 10)
    buyer.settle(course)
    buyer.choose(record)
    buyer.spend(10)

    record.refresh_from_db()
    assert record.status == RecordStatus.UNUSED
    assert data_of(buyer.api.get("/me/wallet"))["available"] == 10
    assert Order.objects.count() == 0


def test_each_account_has_a_settlement_of_its_own(buyer):
    buyer.settle(a_course())

    assert told(Buyer().api.get("/settlement")) == (404, 1613)


def test_a_large_settlement_costs_as_many_queries_as_a_small_one(buyer):
    def queries(courses: int, coupons: int) -> int:
        items = [a_course() for _ in range(courses)]
        for number in range(coupons):
            buyer.coupon(product=items[number % courses].product if number % 2 else None)
        buyer.settle(*items)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            buyer.quote()
        return len(captured)

    assert queries(1, 1) == queries(15, 20) <= 5
