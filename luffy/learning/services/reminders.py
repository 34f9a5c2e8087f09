"""Telling people that access or membership is about to end, 7 days before and on the day before.

Source: docs/rules/access.md
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet

from luffy.core.calendar import day_of
from luffy.learning.models import EnrolledCourse, Membership
from luffy.notify.models import Kind
from luffy.notify.services import Note, notify_all
from luffy.notify.texts import Value

DAYS_BEFORE = (7, 1)
# So much later a reminder may come, where the worker stood still.
_LATE = timedelta(days=1)
BATCH = 500


def remind_of_ends(*, now: datetime) -> int:
    """Tell whose last day is near and who bought nothing after it; how many notes. Each is told once.

    Who bought it only since yesterday knows it.
    """
    notes = [*_courses(now), *_memberships(now)]
    for start in range(0, len(notes), BATCH):
        notify_all(notes[start : start + BATCH], now=now)
    return len(notes)


def _courses(now: datetime) -> Iterator[Note]:
    today = day_of(now)
    rows: QuerySet[EnrolledCourse, tuple[int, int, str, date]] = (
        EnrolledCourse.objects.filter(ended_at__isnull=True, account__is_active=True)
        .values("account_id", "course_id", "course__name")
        .annotate(last=Max("valid_end_date"), bought_at=Max("enrolled_at"))
        .filter(is_near(today), bought_at__lte=now - timedelta(days=1))
        .order_by("account_id", "course_id")
        .values_list("account_id", "course_id", "course__name", "last")
    )
    for account_id, course_id, name, last in rows.iterator(chunk_size=BATCH):
        key = f"access:course:{course_id}:{last}:{step_of(last, today)}"
        yield _note(account_id, name, last, f"/courses/{course_id}", key)


def _memberships(now: datetime) -> Iterator[Note]:
    today = day_of(now)
    rows: QuerySet[Membership, tuple[int, date]] = (
        Membership.objects.filter(ended_at__isnull=True, account__is_active=True)
        .values("account_id")
        .annotate(last=Max("valid_end_date"), bought_at=Max("joined_at"))
        .filter(is_near(today), bought_at__lte=now - timedelta(days=1))
        .order_by("account_id")
        .values_list("account_id", "last")
    )
    ends = dict(rows)
    plans = Membership.objects.filter(account__in=ends, ended_at__isnull=True).order_by("valid_end_date")
    # The last one of each account stays.
    names = dict(plans.values_list("account_id", "plan__name"))
    for account_id, last in ends.items():
        key = f"access:membership:{last}:{step_of(last, today)}"
        yield _note(account_id, names[account_id], last, "/me/membership", key)


def _note(account_id: int, name: str, last: date, link: str, key: str) -> Note:
    params: dict[str, Value] = {"product": name, "end_date": last}
    return Note(account_id, Kind.ACCESS_ENDING, params, link, key)


def is_near(today: date) -> Q:
    """Whether the day `last` is one to be told of today."""
    near = Q()
    for days in DAYS_BEFORE:
        near |= Q(last__range=(today + timedelta(days=days) - _LATE, today + timedelta(days=days)))
    return near


def step_of(last: date, today: date) -> int:
    """For which of the reminders it is time."""
    return 1 if (last - today).days <= 1 else 7
