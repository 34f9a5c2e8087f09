"""What programs of others hear of access to courses. Source: docs/rules/webhooks.md"""

from collections.abc import Iterable
from datetime import date, datetime

from luffy.core.events import Happening, happened_all
from luffy.learning.models import EnrolledCourse


def tell_opened(enrolments: Iterable[EnrolledCourse], *, now: datetime) -> None:
    """These periods were opened."""
    happened_all((_opened(row) for row in enrolments), now=now)


def tell_ended(enrolments: Iterable[EnrolledCourse], reason: str, ended_date: date, *, now: datetime) -> None:
    """These periods ended that day: by a refund, or because their days have passed."""
    happened_all((_ended(row, reason, ended_date) for row in enrolments), now=now)


def tell_expired(enrolments: Iterable[EnrolledCourse], *, now: datetime) -> None:
    """The last days of these have passed."""
    happened_all((_ended(row, "expire", row.valid_end_date) for row in enrolments), now=now)


def _opened(row: EnrolledCourse) -> Happening:
    days = (row.valid_end_date - row.valid_begin_date).days + 1
    dates = {
        "valid_begin_date": row.valid_begin_date.isoformat(),
        "valid_end_date": row.valid_end_date.isoformat(),
    }
    return Happening("enrolment.opened", _subject(row), {**_who(row), "access_days": days, **dates})


def _ended(row: EnrolledCourse, reason: str, day: date) -> Happening:
    facts = {**_who(row), "reason": reason, "ended_date": day.isoformat()}
    return Happening("enrolment.ended", _subject(row), facts)


def _who(row: EnrolledCourse) -> dict[str, str | int]:
    return {
        "kind": "course",
        "enrolment_id": row.pk,
        "account_id": row.account_id,
        "product_id": row.course_id,
    }


def _subject(row: EnrolledCourse) -> str:
    return f"course_enrolment:{row.pk}"
