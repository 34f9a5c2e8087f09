"""Due dates for calendar programs, at an address that only its owner knows."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from icalendar import Calendar, Event

from luffy.degrees.errors import EnrolmentNotFound
from luffy.degrees.models import CalendarFeed, CourseSchedule, EnrolledDegreeCourse, ModuleStatus, StudyStatus
from luffy.env import env

PATH = "/api/v1/calendar/{key}.ics"


@transaction.atomic
def make_feed(enrolment: EnrolledDegreeCourse, *, now: datetime) -> str:
    """The address of a new feed; the former one ends. Only its SHA-256 is kept."""
    key = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        enrolment=enrolment, defaults={"digest": _digest(key), "created_at": now}
    )
    return env().base_url + PATH.format(key=key)


def end_feed(enrolment: EnrolledDegreeCourse) -> None:
    CalendarFeed.objects.filter(enrolment=enrolment).delete()


def feed(key: str, *, now: datetime) -> bytes:
    """The due dates of the modules that are open, as iCalendar; none in a pause, which moves them, and after the end.

    Raises: EnrolmentNotFound
    """
    found = (
        CalendarFeed.objects.filter(digest=_digest(key)).select_related("enrolment__degree_course").first()
    )
    if found is None:
        raise EnrolmentNotFound
    calendar = Calendar()
    calendar.add("prodid", "-//Luffy//Study plan//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", found.enrolment.degree_course.name)
    rows = CourseSchedule.objects.filter(
        study_record__enrolment=found.enrolment,
        study_record__enrolment__study_status=StudyStatus.STUDYING,
        study_record__status=ModuleStatus.STUDYING,
    )
    for row in rows.select_related("assignment__module").order_by("recommend_date", "pk"):
        calendar.add_component(_event(row, now))
    return bytes(calendar.to_ical())


def _event(row: CourseSchedule, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.study_record_id}-{row.assignment_id}@luffy")
    event.add("dtstamp", now)
    event.add("dtstart", row.recommend_date)
    event.add("dtend", row.recommend_date + timedelta(days=1))
    event.add("summary", f"{row.assignment.title} · {row.assignment.module.name}")
    return event


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
