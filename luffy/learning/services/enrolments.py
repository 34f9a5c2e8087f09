"""Opening and ending access to courses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.learning.access import move_forward, next_period
from luffy.learning.models import EnrolledCourse, EnrolmentStatus
from luffy.learning.queries import periods_of
from luffy.learning.services.told import tell_ended, tell_expired, tell_opened

SLICE_ROWS = 2000


@dataclass(frozen=True, slots=True)
class Purchase:
    """A course and how many days of it were bought."""

    course_id: int
    access_days: int


def enrol(*, account_id: int, purchases: Sequence[Purchase], now: datetime) -> list[EnrolledCourse]:
    """Open a period of access for each purchase, in their order. Needs an open transaction.

    It begins today, or the day after the last one ends if access still lasts. No two purchases may be of
    the same course.

    Source: docs/rules/access.md
    """
    # One enrolment at a time for one learner: two that begin at once would overlap.
    _lock(account_id)
    course_ids = [purchase.course_id for purchase in purchases]
    earlier: dict[int, list[EnrolledCourse]] = {course_id: [] for course_id in course_ids}
    for row in EnrolledCourse.objects.filter(account_id=account_id, course_id__in=course_ids):
        earlier[row.course_id].append(row)
    opened = EnrolledCourse.objects.bulk_create(
        _period(account_id, purchase, earlier[purchase.course_id], now) for purchase in purchases
    )
    tell_opened(opened, now=now)
    return opened


def _period(
    account_id: int, purchase: Purchase, earlier: Sequence[EnrolledCourse], now: datetime
) -> EnrolledCourse:
    ends = [row.valid_end_date for row in earlier if row.ended_at is None]
    begin, end = next_period(ends, day_of(now), purchase.access_days)
    return EnrolledCourse(
        account_id=account_id,
        course_id=purchase.course_id,
        ordinal=len(earlier) + 1,
        enrolled_at=now,
        valid_begin_date=begin,
        valid_end_date=end,
    )


def end_access(enrolment_ids: Collection[int], *, account_id: int, now: datetime) -> None:
    """End these periods of one account now, for ever; needs an open transaction.

    Later periods of the same courses, which were bought by themselves, come forward with all their days, so
    that no gap opens. What has ended already stays as it is.

    Source: docs/rules/access.md
    """
    _lock(account_id)
    ending = list(periods_of(account_id).filter(pk__in=enrolment_ids).order_by("pk"))
    EnrolledCourse.objects.filter(pk__in=[row.pk for row in ending]).update(
        ended_at=now, status=EnrolmentStatus.REFUNDED
    )
    tell_ended(ending, "refund", day_of(now), now=now)
    for course_id in sorted({row.course_id for row in ending}):
        _move_forward(account_id, course_id, day_of(now))


def _move_forward(account_id: int, course_id: int, today: date) -> None:
    rows = list(periods_of(account_id).filter(course_id=course_id).order_by("valid_begin_date"))
    days = move_forward(((row.valid_begin_date, row.valid_end_date) for row in rows), today)
    for row, (begin, end) in zip(rows, days, strict=True):
        row.valid_begin_date, row.valid_end_date = begin, end
    EnrolledCourse.objects.bulk_update(rows, ["valid_begin_date", "valid_end_date"])


def _lock(account_id: int) -> None:
    Account.objects.select_for_update(no_key=True).only("pk").get(pk=account_id)


def mark_expired(*, now: datetime) -> int:
    """Mark periods whose last day has passed, so many at a time; returns how many."""
    total = 0
    while marked := _mark_some(now):
        total += marked
    return total


@transaction.atomic
def _mark_some(now: datetime) -> int:
    over = EnrolledCourse.objects.filter(status=EnrolmentStatus.OPEN, valid_end_date__lt=day_of(now))
    rows = list(over.select_for_update(skip_locked=True).order_by("pk")[:SLICE_ROWS])
    EnrolledCourse.objects.filter(pk__in=[row.pk for row in rows]).update(status=EnrolmentStatus.EXPIRED)
    tell_expired(rows, now=now)
    return len(rows)
