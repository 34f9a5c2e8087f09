"""Claiming: inside its days, never more than there are, and with the terms of that moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from luffy.coupons import services
from luffy.coupons.errors import ClaimLimitReached, ClaimNotOpen, CouponNotFound, CouponSoldOut
from luffy.coupons.models import Coupon, CouponRecord, CouponType, RecordStatus
from luffy.coupons.queries import claimable, holdings_for, mine
from luffy.coupons.services import CouponsMoved, claim, mark_expired
from luffy.coupons.validity import State
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_coupon, claimed
from tests.race import at_once

NOW = datetime(2026, 3, 15, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 15)
OPENS, CLOSES = date(2026, 3, 10), date(2026, 3, 20)
BOUNDS = {"open_date": OPENS, "close_date": CLOSES}

pytestmark = pytest.mark.django_db


def test_a_claim_copies_the_terms_and_counts():
    course, account = a_course(), an_account()
    coupon = a_coupon(
        now=NOW, product=course.product, money_fen=2_000, minimum_fen=9_000, coupon_valid_days=7
    )

    record = claim(coupon_id=coupon.pk, account_id=account.pk, now=NOW)

    coupon.refresh_from_db()
    assert coupon.claimed == 1
    assert (record.coupon_id, record.account_id, record.ordinal) == (coupon.pk, account.pk, 1)
    assert (record.name, record.coupon_type, record.product) == (
        coupon.name,
        CouponType.THRESHOLD,
        course.product,
    )
    assert (record.money_fen, record.off_percent, record.minimum_fen) == (2_000, None, 9_000)
    assert (record.valid_begin_date, record.valid_end_date) == (TODAY, date(2026, 3, 22))
    assert (record.status, record.claimed_at, record.used_at) == (RecordStatus.UNUSED, NOW, None)


def test_what_was_claimed_keeps_its_terms_when_the_rule_is_edited():
    account = an_account()
    coupon = a_coupon(now=NOW, money_fen=2_000, coupon_valid_days=7)
    record = claimed(coupon, account, now=NOW)

    coupon.name, coupon.money_fen, coupon.coupon_valid_days = "另一个活动", 1, 1
    coupon.save()

    record.refresh_from_db()
    assert (record.money_fen, record.valid_end_date) == (2_000, date(2026, 3, 22))
    assert record.name != "另一个活动"


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 3, 9, 16, 0, tzinfo=UTC), datetime(2026, 3, 20, 15, 59, 59, tzinfo=UTC)],
    ids=["first minute", "last second"],
)
def test_the_first_and_the_last_day_of_claiming_count_whole_in_shanghai(moment):
    coupon = a_coupon(now=NOW, **BOUNDS)

    claim(coupon_id=coupon.pk, account_id=an_account().pk, now=moment)

    assert CouponRecord.objects.count() == 1


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC), datetime(2026, 3, 20, 16, 0, tzinfo=UTC)],
    ids=["second before", "minute after"],
)
def test_outside_its_days_nothing_is_claimed(moment):
    coupon = a_coupon(now=NOW, **BOUNDS)

    with pytest.raises(ClaimNotOpen):
        claim(coupon_id=coupon.pk, account_id=an_account().pk, now=moment)

    coupon.refresh_from_db()
    assert (coupon.claimed, CouponRecord.objects.count()) == (0, 0)


def test_a_coupon_that_could_never_be_used_any_more_is_not_given():
    coupon = a_coupon(now=NOW, valid_begin_date=date(2026, 3, 1), valid_end_date=date(2026, 3, 14))

    with pytest.raises(ClaimNotOpen):
        claim(coupon_id=coupon.pk, account_id=an_account().pk, now=NOW)

    assert CouponRecord.objects.count() == 0
    assert list(claimable(TODAY)) == []


def test_the_last_coupon_is_given_and_the_next_claim_is_refused():
    coupon = a_coupon(now=NOW, quantity=1)
    claimed(coupon, an_account(), now=NOW)

    with pytest.raises(CouponSoldOut):
        claimed(coupon, an_account(), now=NOW)

    coupon.refresh_from_db()
    assert (coupon.claimed, CouponRecord.objects.count()) == (1, 1)


@pytest.mark.parametrize("limit", [1, 3])
def test_nobody_gets_more_than_the_limit_for_one_person(limit):
    account, coupon = an_account(), a_coupon(now=NOW, per_account=limit)
    ordinals = [claimed(coupon, account, now=NOW).ordinal for _ in range(limit)]

    with pytest.raises(ClaimLimitReached) as refused:
        claimed(coupon, account, now=NOW)

    coupon.refresh_from_db()
    assert ordinals == list(range(1, limit + 1))
    assert refused.value.detail == {"limit": limit}
    assert (coupon.claimed, CouponRecord.objects.count()) == (limit, limit)


def test_a_used_coupon_still_counts_towards_the_limit():
    account, coupon = an_account(), a_coupon(now=NOW)
    record = claimed(coupon, account, now=NOW)
    services.hold([record.pk])
    services.use([record.pk], now=NOW)

    with pytest.raises(ClaimLimitReached):
        claimed(coupon, account, now=NOW)


def test_a_coupon_that_does_not_exist_is_not_found():
    with pytest.raises(CouponNotFound):
        claim(coupon_id=999, account_id=an_account().pk, now=NOW)


def test_the_claim_centre_lists_what_is_open_today_and_still_of_use():
    shown = a_coupon(now=NOW, **BOUNDS)
    sold_out = a_coupon(now=NOW, quantity=1, **BOUNDS)
    claimed(sold_out, an_account(), now=NOW)
    a_coupon(now=NOW, open_date=date(2026, 3, 16))
    a_coupon(now=NOW, open_date=date(2026, 3, 1), close_date=date(2026, 3, 14))

    assert list(claimable(TODAY)) == [shown, sold_out]


def test_my_coupons_by_state_follow_the_dates_whether_or_not_the_job_has_run():
    account = an_account()
    records = [claimed(a_coupon(now=NOW, coupon_valid_days=3), account, now=NOW) for _ in range(3)]
    unused, held, used = records
    services.hold([held.pk, used.pk])
    services.use([used.pk], now=NOW)
    claimed(a_coupon(now=NOW), an_account(), now=NOW)

    def by_state(today: date) -> dict[State, list[CouponRecord]]:
        return {state: list(mine(account.pk, state, today)) for state in State}

    last_day = date(2026, 3, 18)
    fresh = {State.UNUSED: [unused], State.HELD: [held], State.USED: [used], State.EXPIRED: []}
    over = {State.UNUSED: [], State.HELD: [held], State.USED: [used], State.EXPIRED: [unused]}
    assert by_state(last_day) == fresh
    assert by_state(last_day + timedelta(days=1)) == over
    assert mark_expired(today=last_day) == 0
    assert mark_expired(today=last_day + timedelta(days=1)) == 1
    assert by_state(last_day + timedelta(days=1)) == over
    assert len(mine(account.pk, None, TODAY)) == 3


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (services.hold, RecordStatus.HELD),
        (services.hold, RecordStatus.USED),
        (services.give_back, RecordStatus.UNUSED),
        (services.give_back, RecordStatus.USED),
        (lambda ids: services.use(ids, now=NOW), RecordStatus.UNUSED),
        (lambda ids: services.use(ids, now=NOW), RecordStatus.USED),
    ],
)
def test_a_coupon_in_another_state_than_its_order_says_is_a_bug_and_nothing_moves(act, status):
    account, coupon = an_account(), a_coupon(now=NOW, per_account=2)
    right, wrong = claimed(coupon, account, now=NOW), claimed(coupon, account, now=NOW)
    starts = {services.hold: RecordStatus.UNUSED}.get(act, RecordStatus.HELD)
    CouponRecord.objects.filter(pk=right.pk).update(status=starts)
    used_at = NOW if status == RecordStatus.USED else None
    CouponRecord.objects.filter(pk=wrong.pk).update(status=status, used_at=used_at)

    with pytest.raises(CouponsMoved), transaction.atomic():
        act([right.pk, wrong.pk])

    assert [CouponRecord.objects.get(pk=row.pk).status for row in (right, wrong)] == [starts, status]


def test_a_chosen_coupon_is_found_even_behind_two_hundred_that_end_sooner():
    account = an_account()
    chosen = claimed(a_coupon(now=NOW, coupon_valid_days=90), account, now=NOW)
    coupon = a_coupon(now=NOW, per_account=200, quantity=200, coupon_valid_days=1)
    for _ in range(200):
        claimed(coupon, account, now=NOW)

    found = holdings_for(account.pk, product_ids=[], also=[chosen.pk], today=TODAY)

    assert len(found) == 200
    assert chosen.pk in {holding.record_id for holding in found}


def test_coupons_for_a_purchase_come_ending_soonest_first_and_the_chosen_ones_before_them():
    account, course = an_account(), a_course()
    late, soon, bound = (
        claimed(a_coupon(now=NOW, product=product, coupon_valid_days=days), account, now=NOW)
        for product, days in ((None, 9), (None, 3), (course.product, 5))
    )
    claimed(a_coupon(now=NOW, product=a_course().product), account, now=NOW)
    claimed(a_coupon(now=NOW), an_account(), now=NOW)

    def found(*also: CouponRecord) -> list[int]:
        asked = {"product_ids": [course.product.pk], "also": [row.pk for row in also], "today": TODAY}
        return [holding.record_id for holding in holdings_for(account.pk, **asked)]

    assert found() == [soon.pk, bound.pk, late.pk]
    assert found(late) == [late.pk, soon.pk, bound.pk]


GOOD = {
    "name": "活动",
    "coupon_type": CouponType.FIXED,
    "money_fen": 1_000,
    "minimum_fen": 0,
    "off_percent": None,
    "open_date": OPENS,
    "close_date": CLOSES,
    "coupon_valid_days": 7,
    "quantity": 10,
}
THRESHOLD = {"coupon_type": CouponType.THRESHOLD, "minimum_fen": 5_000}
PERCENT = {"coupon_type": CouponType.PERCENT, "money_fen": 0, "off_percent": 79}


@pytest.mark.parametrize(
    "terms",
    [
        {},
        THRESHOLD,
        PERCENT,
        {**PERCENT, "off_percent": 1},
        {**PERCENT, "off_percent": 99},
        {"open_date": OPENS, "close_date": OPENS, "coupon_valid_days": 1},
        {"coupon_valid_days": None, "valid_begin_date": OPENS, "valid_end_date": OPENS},
        {"valid_begin_date": OPENS, "valid_end_date": CLOSES},
    ],
)
def test_the_database_takes_every_rule_that_makes_sense(terms):
    Coupon.objects.create(**{**GOOD, **terms})

    assert Coupon.objects.count() == 1


@pytest.mark.parametrize(
    ("terms", "constraint"),
    [
        ({"money_fen": 0}, "coupon_terms_fit_type"),
        ({"off_percent": 79}, "coupon_terms_fit_type"),
        ({"minimum_fen": 1}, "coupon_terms_fit_type"),
        ({**THRESHOLD, "money_fen": 0}, "coupon_terms_fit_type"),
        ({**THRESHOLD, "minimum_fen": 0}, "coupon_terms_fit_type"),
        ({**THRESHOLD, "off_percent": 79}, "coupon_terms_fit_type"),
        ({**PERCENT, "off_percent": None}, "coupon_terms_fit_type"),
        ({**PERCENT, "off_percent": 0}, "coupon_terms_fit_type"),
        ({**PERCENT, "off_percent": 100}, "coupon_terms_fit_type"),
        ({**PERCENT, "money_fen": 1}, "coupon_terms_fit_type"),
        ({"coupon_type": 3}, "coupon_terms_fit_type"),
        ({"money_fen": -1}, "coupon_terms_fit_type"),
        ({"close_date": OPENS - timedelta(days=1)}, "coupon_claim_window"),
        ({"valid_begin_date": OPENS}, "coupon_fixed_dates"),
        ({"valid_end_date": CLOSES}, "coupon_fixed_dates"),
        ({"valid_begin_date": CLOSES, "valid_end_date": OPENS}, "coupon_fixed_dates"),
        ({"coupon_valid_days": 0}, "coupon_valid_days_positive"),
        ({"coupon_valid_days": None}, "coupon_ends_some_day"),
        ({"quantity": 0}, "coupon_quantity_positive"),
        ({"per_account": 0}, "coupon_per_account_positive"),
        ({"quantity": 3, "claimed": 4}, "coupon_not_over_issued"),
    ],
)
def test_the_database_refuses_every_rule_that_makes_none(terms, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Coupon.objects.create(**{**GOOD, **terms})

    assert Coupon.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"status": RecordStatus.USED}, "coupon_record_used_at"),
        ({"used_at": NOW}, "coupon_record_used_at"),
        ({"status": 9}, "coupon_record_status_known"),
        ({"money_fen": 0}, "coupon_record_terms_fit_type"),
    ],
)
def test_the_database_refuses_a_record_that_contradicts_itself(change, constraint):
    record = claimed(a_coupon(now=NOW), an_account(), now=NOW)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CouponRecord.objects.filter(pk=record.pk).update(**change)


def test_a_coupon_that_was_claimed_and_the_product_it_is_for_cannot_be_deleted():
    course = a_course()
    coupon = a_coupon(now=NOW, product=course.product)
    claimed(coupon, an_account(), now=NOW)

    with pytest.raises(ProtectedError):
        coupon.delete()
    with pytest.raises(ProtectedError):
        course.product.delete()


@pytest.mark.django_db(transaction=True)
def test_forty_people_at_once_get_exactly_the_ten_coupons_there_are():
    coupon = a_coupon(now=NOW, quantity=10)
    people = [an_account() for _ in range(40)]

    results = at_once([lambda person=person: claimed(coupon, person, now=NOW) for person in people])

    coupon.refresh_from_db()
    assert sum(isinstance(result, CouponRecord) for result in results) == 10
    assert sum(isinstance(result, CouponSoldOut) for result in results) == 30
    assert (coupon.claimed, CouponRecord.objects.count()) == (10, 10)


@pytest.mark.django_db(transaction=True)
def test_one_person_claiming_twenty_times_at_once_gets_no_more_than_her_limit():
    account, coupon = an_account(), a_coupon(now=NOW, quantity=100, per_account=2)

    results = at_once([lambda: claimed(coupon, account, now=NOW)] * 20)

    coupon.refresh_from_db()
    assert sum(isinstance(result, CouponRecord) for result in results) == 2
    assert sum(isinstance(result, ClaimLimitReached) for result in results) == 18
    assert (coupon.claimed, sorted(CouponRecord.objects.values_list("ordinal", flat=True))) == (2, [1, 2])
