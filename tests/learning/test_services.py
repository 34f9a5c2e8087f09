"""Opening periods of access to courses, and what is shown of them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from luffy.catalog.models import AccessDays
from luffy.learning.models import EnrolledCourse, EnrolmentStatus
from luffy.learning.services import Purchase, enrol, mark_expired
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.race import at_once

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def bought(account, course, days: int = 30, *, now: datetime = NOW) -> tuple[date, date]:
    with transaction.atomic():
        [row] = enrol(account_id=account.pk, purchases=[Purchase(course.pk, days)], now=now)
    return row.valid_begin_date, row.valid_end_date


def test_access_begins_on_the_day_of_payment_in_shanghai():
    account, course = an_account(), a_course()

    assert bought(account, course, now=datetime(2026, 3, 2, 15, 59, tzinfo=UTC))[0] == date(2026, 3, 2)
    assert bought(an_account(), course, now=datetime(2026, 3, 2, 16, 1, tzinfo=UTC))[0] == date(2026, 3, 3)


def test_thirty_days_bought_on_march_2_last_through_april_1():
    assert bought(an_account(), a_course(), 30) == (date(2026, 3, 2), date(2026, 4, 1))


def test_twelve_months_are_360_days():
    assert AccessDays(360).label == "12个月"

    first, last = bought(an_account(), a_course(prices={360: 29_900}), 360)

    assert last - first == timedelta(days=360)


def test_each_further_purchase_begins_the_day_after_the_last_end_and_is_numbered():
    account, course = an_account(), a_course()

    periods = [bought(account, course, days) for days in (30, 7, 90)]

    assert periods == [
        (date(2026, 3, 2), date(2026, 4, 1)),
        (date(2026, 4, 2), date(2026, 4, 8)),
        (date(2026, 4, 9), date(2026, 7, 7)),
    ]
    assert list(EnrolledCourse.objects.order_by("id").values_list("ordinal", flat=True)) == [1, 2, 3]


def test_a_purchase_after_the_end_begins_on_its_own_day():
    account, course = an_account(), a_course()
    bought(account, course, 7)

    assert bought(account, course, 7, now=NOW + timedelta(days=8))[0] == date(2026, 3, 10)


def test_other_people_and_other_courses_do_not_matter():
    account, course = an_account(), a_course()
    bought(account, a_course(), 90)
    bought(an_account(), course, 90)

    assert bought(account, course, 7) == (date(2026, 3, 2), date(2026, 3, 9))


def test_several_courses_are_opened_in_the_order_they_were_bought():
    account, courses = an_account(), [a_course() for _ in range(3)]
    bought(account, courses[1], 7)

    with transaction.atomic():
        rows = enrol(
            account_id=account.pk, purchases=[Purchase(course.pk, 30) for course in courses], now=NOW
        )

    assert [row.course for row in rows] == courses
    assert [row.ordinal for row in rows] == [1, 2, 1]
    assert [row.valid_begin_date for row in rows] == [date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 2)]


def test_marking_what_ran_out_starts_after_the_last_day_and_happens_once():
    account, course = an_account(), a_course()
    bought(account, course, 7)

    assert mark_expired(now=datetime(2026, 3, 9, 4, tzinfo=UTC)) == 0
    assert mark_expired(now=datetime(2026, 3, 10, 4, tzinfo=UTC)) == 1
    assert mark_expired(now=datetime(2026, 3, 10, 4, tzinfo=UTC)) == 0
    assert EnrolledCourse.objects.get().status == EnrolmentStatus.EXPIRED


def test_a_period_marked_as_run_out_still_counts_by_its_dates():
    account, course = an_account(), a_course()
    bought(account, course, 7)
    EnrolledCourse.objects.update(status=EnrolmentStatus.EXPIRED)

    assert bought(account, course, 7)[0] == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"valid_end_date": date(2026, 3, 1)}, "enrolment_dates"),
        ({"status": 9}, "enrolment_status_known"),
    ],
)
def test_the_database_refuses_a_period_that_makes_no_sense(changes, constraint):
    bought(an_account(), a_course())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EnrolledCourse.objects.update(**changes)


@pytest.mark.django_db(transaction=True)
def test_twelve_purchases_at_once_follow_each_other_without_gap_or_overlap():
    account, course = an_account(), a_course()
    periods = sorted(at_once([lambda: bought(account, course, 3)] * 12))

    assert periods[0] == (date(2026, 3, 2), date(2026, 3, 5))
    assert [(begin - end).days for (_, end), (begin, _) in pairwise(periods)] == [1] * 11
