"""What programs of others hear of degrees. Source: docs/rules/webhooks.md"""

from collections.abc import Mapping
from datetime import date, datetime

from luffy.core.calendar import day_of
from luffy.core.events import happened
from luffy.degrees.models import EnrolledDegreeCourse


def tell_opened(enrolment: EnrolledDegreeCourse, *, now: datetime) -> None:
    """It was bought; its days begin with the first module."""
    more = {"access_days": enrolment.access_days, "valid_begin_date": None, "valid_end_date": None}
    _tell("enrolment.opened", enrolment, more, now=now)


def tell_ended(enrolment: EnrolledDegreeCourse, reason: str, ended_date: date, *, now: datetime) -> None:
    """It ended that day: by a refund, or because its days have passed."""
    _tell("enrolment.ended", enrolment, {"reason": reason, "ended_date": ended_date.isoformat()}, now=now)


def tell_graduated(enrolment: EnrolledDegreeCourse, scholarship_berries: int, *, now: datetime) -> None:
    facts = {
        "enrolment_id": enrolment.pk,
        "account_id": enrolment.account_id,
        "degree_id": enrolment.degree_course_id,
        "graduated_date": day_of(now).isoformat(),
        "scholarship_berries": scholarship_berries,
    }
    happened("degree.graduated", _subject(enrolment), facts, now=now)


def _tell(name: str, enrolment: EnrolledDegreeCourse, more: Mapping[str, object], *, now: datetime) -> None:
    who = {
        "kind": "degree",
        "enrolment_id": enrolment.pk,
        "account_id": enrolment.account_id,
        "product_id": enrolment.degree_course_id,
    }
    happened(name, _subject(enrolment), {**who, **more}, now=now)


def _subject(enrolment: EnrolledDegreeCourse) -> str:
    return f"degree_enrolment:{enrolment.pk}"
