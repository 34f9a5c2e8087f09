"""Tell learners what is due soon and what is overdue. Each is told once for each due date."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from luffy.core.calendar import day_of
from luffy.degrees.models import (
    CourseSchedule,
    EnrolledDegreeCourse,
    HomeworkRecord,
    ModuleStatus,
    RecordStatus,
    StudyStatus,
)
from luffy.learning.services.reminders import is_near, step_of
from luffy.notify.models import Kind
from luffy.notify.services import Note, notify_all

SOON = timedelta(days=2)
BATCH = 1000


def remind(*, now: datetime) -> int:
    """Tell whose homework is due within two days or was due yesterday, and whose time ends; how many notes."""
    today = day_of(now)
    soon = _open_homework(today, today + SOON)
    overdue = _open_homework(today - timedelta(days=1), today - timedelta(days=1))
    notes = [_note(row, Kind.DUE_SOON) for row in soon[:BATCH]]
    notes += [_note(row, Kind.OVERDUE) for row in overdue[:BATCH]]
    notes += _endings(today)
    notify_all(notes, now=now)
    return len(notes)


def _endings(today: date) -> list[Note]:
    """Of degrees whose last day is near, as of courses."""
    rows = (
        EnrolledDegreeCourse.objects.filter(study_status=StudyStatus.STUDYING)
        .annotate(last=F("valid_end_date"))
        .filter(is_near(today))
        .select_related("degree_course")
        .order_by("pk")[:BATCH]
    )
    return [
        Note(
            row.account_id,
            Kind.ACCESS_ENDING,
            {"product": row.degree_course.name, "end_date": row.last},
            f"/me/degrees/{row.pk}",
            f"access:degree:{row.pk}:{row.last}:{step_of(row.last, today)}",
        )
        for row in rows
    ]


def _open_homework(first: date, last: date) -> QuerySet[CourseSchedule]:
    """Due from `first` to `last` and not handed in, or failed and not handed in again, of who studies."""
    handed_in = HomeworkRecord.objects.filter(
        enrolment_id=OuterRef("study_record__enrolment_id"), assignment_id=OuterRef("assignment_id")
    ).exclude(status=RecordStatus.FAILED)
    return (
        CourseSchedule.objects.filter(
            ~Exists(handed_in),
            recommend_date__range=(first, last),
            study_record__status=ModuleStatus.STUDYING,
            study_record__enrolment__study_status=StudyStatus.STUDYING,
        )
        .select_related("study_record__enrolment", "study_record__module", "assignment")
        .order_by("recommend_date", "pk")
    )


def _note(row: CourseSchedule, kind: Kind) -> Note:
    enrolment = row.study_record.enrolment
    return Note(
        enrolment.account_id,
        kind,
        {
            "module": row.study_record.module.name,
            "homework": row.assignment.title,
            "due_date": row.recommend_date,
        },
        f"/me/degrees/{enrolment.pk}/homework/{row.assignment_id}",
        f"{kind}:{row.study_record_id}:{row.assignment_id}:{row.recommend_date}",
    )
