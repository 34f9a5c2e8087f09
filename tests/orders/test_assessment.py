"""What chosen things come to, given the facts: what is honoured, what is objected to, what is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from luffy.catalog.errors import CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound
from luffy.catalog.models import CourseType, ProductKind, SaleStatus
from luffy.catalog.offers import Offer, PolicyTerms
from luffy.core.money import Berries, Fen
from luffy.coupons.errors import (
    CouponExpired,
    CouponForOtherProduct,
    CouponHeld,
    CouponNotFound,
    CouponNotYetValid,
    CouponUsed,
    ThresholdNotMet,
)
from luffy.coupons.rules import FIXED, PERCENT, THRESHOLD, Terms
from luffy.coupons.validity import Holding
from luffy.orders.assessment import Assessment, Choices, ChosenItem, Facts, assess
from luffy.orders.errors import TooManyBerries

TODAY = date(2026, 3, 15)
ME, PYTHON, LINUX = 7, "course:1", "course:2"
PYTHON_ID, LINUX_ID = 11, 12


def an_offer(key: str, product_id: int, price_fen: int, **changes) -> Offer:
    offer = Offer(
        product_id=product_id,
        key=key,
        kind=ProductKind.COURSE,
        name=key,
        image="",
        status=SaleStatus.ON_SALE,
        course_type=CourseType.PAID,
        course_id=product_id,
        degree_id=None,
        policies=(PolicyTerms(product_id * 10, 30, Fen(price_fen)),),
    )
    return replace(offer, **changes)


def a_holding(record_id: int, product_id: int | None, terms: Terms, **changes) -> Holding:
    holding = Holding(record_id, ME, f"券{record_id}", terms, product_id, date(2026, 3, 1), date(2026, 3, 31))
    return replace(holding, **changes)


TEN_YUAN = Terms(FIXED, Fen(1_000))
FOR_PYTHON = a_holding(1, PYTHON_ID, TEN_YUAN)
SITE_WIDE = a_holding(2, None, Terms(PERCENT, off_percent=50))
OFFERS = {PYTHON: an_offer(PYTHON, PYTHON_ID, 9_900), LINUX: an_offer(LINUX, LINUX_ID, 5_000)}
ITEMS = (ChosenItem(PYTHON, 110), ChosenItem(LINUX, 120))


def assessed(*holdings: Holding, offers=OFFERS, items=ITEMS, available: int = 0, **chosen) -> Assessment:
    choices = Choices("S1", items, datetime(2026, 3, 15, tzinfo=UTC), **chosen)
    facts = Facts(
        account_id=ME,
        offers=offers,
        holdings={holding.record_id: holding for holding in holdings},
        available=Berries(available),
        today=TODAY,
        fen_per_berry=100,
    )
    return assess(choices, facts)


def test_without_coupons_and_berries_everything_costs_its_price():
    result = assessed()

    assert result.quote.payable_fen == 14_900
    assert result.objections == ()
    assert [line.coupons for line in result.lines] == [(), ()]
    assert result.site_coupons == ()


def test_what_is_chosen_and_may_be_used_is_used():
    result = assessed(
        FOR_PYTHON,
        SITE_WIDE,
        line_coupons={PYTHON: 1},
        site_coupon_id=2,
        berries=69,
        available=100,
    )

    # 99 − 10 + 50 = 139; half of it: 69.50; berries are whole yuan here: 69 of them
    assert result.objections == ()
    assert (result.lines[0].chosen, result.lines[1].chosen, result.site_chosen) == (
        FOR_PYTHON,
        None,
        SITE_WIDE,
    )
    assert (result.spendable, result.quote.berries_spent, result.quote.payable_fen) == (69, 69, 50)


def test_a_coupon_that_is_held_but_not_chosen_is_shown_with_its_worth_and_not_used():
    result = assessed(FOR_PYTHON, SITE_WIDE)

    assert [(check.reason, check.discount_fen) for check in result.lines[0].coupons] == [(None, 1_000)]
    assert [(check.reason, check.discount_fen) for check in result.site_coupons] == [(None, 7_450)]
    assert result.lines[1].coupons == ()
    assert result.quote.payable_fen == 14_900


TOMORROW, YESTERDAY = date(2026, 3, 16), date(2026, 3, 14)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"is_used": True}, CouponUsed),
        ({"is_held": True}, CouponHeld),
        ({"begin_date": TOMORROW}, CouponNotYetValid),
        ({"end_date": YESTERDAY}, CouponExpired),
        ({"account_id": 8}, CouponNotFound),
        ({"product_id": LINUX_ID}, CouponForOtherProduct),
        ({"product_id": None}, CouponForOtherProduct),
        ({"terms": Terms(THRESHOLD, Fen(1_000), None, Fen(9_901))}, ThresholdNotMet),
    ],
)
def test_a_chosen_coupon_that_cannot_be_used_is_left_out_and_objected_to(changes, refusal):
    result = assessed(replace(FOR_PYTHON, **changes), line_coupons={PYTHON: 1})

    assert [type(objection) for objection in result.objections] == [refusal]
    assert result.objections[0].detail["coupon_id"] == 1
    assert result.lines[0].chosen is None
    assert result.quote.payable_fen == 14_900


def test_a_foreign_coupon_is_as_absent_as_one_that_never_was():
    foreign = assessed(a_holding(1, PYTHON_ID, TEN_YUAN, account_id=8), line_coupons={PYTHON: 1})
    missing = assessed(line_coupons={PYTHON: 1})

    for result in (foreign, missing):
        assert [(type(x), x.detail) for x in result.objections] == [(CouponNotFound, {"coupon_id": 1})]


def test_the_threshold_that_is_missed_is_told():
    dear = a_holding(1, PYTHON_ID, Terms(THRESHOLD, Fen(1_000), None, Fen(9_901)))

    result = assessed(dear, line_coupons={PYTHON: 1})

    assert result.objections[0].detail == {"coupon_id": 1, "minimum_fen": 9_901}


def test_the_site_wide_threshold_is_measured_after_the_line_coupons():
    site = a_holding(2, None, Terms(THRESHOLD, Fen(2_000), None, Fen(14_900)))

    alone = assessed(FOR_PYTHON, site, site_coupon_id=2)
    together = assessed(FOR_PYTHON, site, site_coupon_id=2, line_coupons={PYTHON: 1})

    assert (alone.objections, alone.quote.payable_fen) == ((), 12_900)
    assert [type(x) for x in together.objections] == [ThresholdNotMet]
    assert (together.site_chosen, together.quote.payable_fen) == (None, 13_900)


@pytest.mark.parametrize(
    ("price_fen", "site", "used"),
    [
        (0, Terms(FIXED, Fen(100)), []),
        (1_000, Terms(FIXED, Fen(100)), [1]),
        (1_001, Terms(PERCENT, off_percent=99), [1]),
    ],
)
def test_a_coupon_that_would_take_off_nothing_is_not_used_up(price_fen, site, used):
    """The line coupon leaves 0, 0 and 1 fen."""
    result = assessed(
        FOR_PYTHON,
        a_holding(2, None, site),
        offers={PYTHON: an_offer(PYTHON, PYTHON_ID, price_fen)},
        items=ITEMS[:1],
        line_coupons={PYTHON: 1},
        site_coupon_id=2,
    )

    assert result.objections == ()
    assert (result.coupon_ids, result.site_chosen) == (used, None)


def test_more_berries_than_there_are_is_objected_to():
    result = assessed(available=10, berries=11)

    assert [(type(x), x.detail) for x in result.objections] == [(TooManyBerries, {"spendable": 10})]
    assert (result.quote.berries_spent, result.quote.payable_fen) == (10, 13_900)


def test_berries_that_a_fallen_price_no_longer_needs_are_kept_without_objection():
    result = assessed(available=200, berries=149, offers={**OFFERS, LINUX: an_offer(LINUX, LINUX_ID, 1_000)})

    assert result.objections == ()
    assert (result.quote.berries_spent, result.quote.payable_fen) == (109, 0)


@pytest.mark.parametrize(
    ("items", "offers", "refusal"),
    [
        ((ChosenItem("course:9", 110),), OFFERS, CourseNotFound),
        ((ChosenItem("degree:9", 110),), OFFERS, DegreeNotFound),
        ((ChosenItem(PYTHON, 120),), OFFERS, PricePolicyNotFound),
        ((ChosenItem(PYTHON, 999),), OFFERS, PricePolicyNotFound),
        (ITEMS, {**OFFERS, LINUX: an_offer(LINUX, 12, 1, status=SaleStatus.OFFLINE)}, NotOnSale),
        (ITEMS, {**OFFERS, LINUX: an_offer(LINUX, 12, 1, status=SaleStatus.ANNOUNCED)}, NotOnSale),
        (ITEMS, {**OFFERS, LINUX: an_offer(LINUX, 12, 1, course_type=CourseType.MODULE)}, NotOnSale),
        (ITEMS, {**OFFERS, LINUX: an_offer(LINUX, 12, 1, policies=())}, NotOnSale),
    ],
)
def test_what_cannot_be_bought_at_all_has_no_price(items, offers, refusal):
    with pytest.raises(refusal):
        assessed(items=items, offers=offers)
