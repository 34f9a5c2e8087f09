"""What programs of others hear of access to courses and of membership. Source: docs/rules/webhooks.md"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from luffy.core.events import Happening, happened_all
from luffy.learning.models import EnrolledCourse, Membership


def tell_opened(enrolments: Iterable[EnrolledCourse], *, now: datetime) -> None:
    """These periods were opened."""
    happened_all((_opened(row) for row in enrolments), now=now)


def tell_ended(enrolments: Iterable[EnrolledCourse], reason: str, ended_date: date, *, now: datetime) -> None:
    """These periods ended that day: by a refund, or because their days have passed."""
    happened_all((_ended(row, reason, ended_date) for row in enrolments), now=now)


def tell_expired(enrolments: Iterable[EnrolledCourse], *, now: datetime) -> None:
    """The last days of these have passed."""
    happened_all((_ended(row, "expire", row.valid_end_date) for row in enrolments), now=now)


def tell_joined(periods: Iterable[Membership], *, now: datetime) -> None:
    """These periods of membership were opened."""
    happened_all((_joined(row) for row in periods), now=now)


def tell_left(
    periods: Iterable[Membership], ended_date: date, *, members: Collection[int], now: datetime
) -> None:
    """These were given back that day; `members` are accounts whose membership lasts or goes on by other periods."""
    happened_all((_left(row, "refund", ended_date, members) for row in periods), now=now)


def tell_run_out(periods: Iterable[Membership], *, members: Collection[int], now: datetime) -> None:
    """The last days of these have passed."""
    happened_all((_left(row, "expire", row.valid_end_date, members) for row in periods), now=now)


def _joined(row: Membership) -> Happening:
    return Happening(
        "membership.opened",
        _period(row),
        {
            **_member(row),
            "access_days": (row.valid_end_date - row.valid_begin_date).days + 1,
            "valid_begin_date": row.valid_begin_date.isoformat(),
            "valid_end_date": row.valid_end_date.isoformat(),
        },
    )


def _left(row: Membership, reason: str, day: date, members: Collection[int]) -> Happening:
    facts = {"reason": reason, "ended_date": day.isoformat(), "is_member": row.account_id in members}
    return Happening("membership.ended", _period(row), {**_member(row), **facts})


def _member(row: Membership) -> dict[str, int]:
    return {"membership_id": row.pk, "account_id": row.account_id, "plan_id": row.plan_id}


def _period(row: Membership) -> str:
    return f"membership:{row.pk}"


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
