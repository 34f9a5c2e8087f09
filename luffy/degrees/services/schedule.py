"""Writes the due dates that `luffy.degrees.schedule` plans."""

from datetime import date

from django.db import connection, transaction

from luffy.degrees.models import (
    Assignment,
    CourseSchedule,
    EnrolledDegreeCourse,
    Holiday,
    ModuleStatus,
    StudyRecord,
)
from luffy.degrees.schedule import Interval, More, Step, plan


def pauses_of(enrolment: EnrolledDegreeCourse) -> list[Interval]:
    """The pauses that ended, oldest first."""
    rows = enrolment.pauses.filter(back_date__isnull=False).order_by("first_date")
    return [Interval(pause.first_date, pause.back_date) for pause in rows if pause.back_date]


@transaction.atomic
def replan(enrolment: EnrolledDegreeCourse) -> None:
    """Write the due dates of the open modules anew, from what holds now. Again changes nothing.

    The enrolment must be locked. What was handed in keeps the date that held then: it stands on the submission.

    Source: docs/rules/schedule.md
    """
    studies = list(enrolment.study_records.filter(status=ModuleStatus.STUDYING))
    if not studies:
        return
    _take_turns("pg_advisory_xact_lock_shared")
    holidays = frozenset(Holiday.objects.values_list("day", flat=True))
    pauses = pauses_of(enrolment)
    extensions = [More(one.first_date, one.days) for one in enrolment.extensions.order_by("pk")]
    steps = _steps(enrolment.edition_id)
    for study in studies:
        if study.open_date is not None:
            module = steps.get(study.module_id, [])
            dates = plan(study.open_date, module, holidays=holidays, pauses=pauses, extensions=extensions)
            _write(study, dates)


def stop_planning() -> None:
    """Until the transaction ends nobody plans: who plans at this moment is waited for, and then found with the others.

    For changes of what many plans are made of. Without it somebody whose module is opening would keep the old dates.
    """
    _take_turns("pg_advisory_xact_lock")


def _take_turns(lock: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtextextended('degrees.plan', 0))")


def _steps(edition_id: int) -> dict[int, list[Step]]:
    """By module, in order."""
    steps: dict[int, list[Step]] = {}
    for one in Assignment.objects.filter(edition_id=edition_id).order_by("module_id", "position"):
        steps.setdefault(one.module_id, []).append(Step(one.pk, one.recommend_period, one.enabled))
    return steps


def _write(study: StudyRecord, dates: dict[int, date]) -> None:
    study.schedule.exclude(assignment_id__in=dates).delete()
    CourseSchedule.objects.bulk_create(
        [
            CourseSchedule(study_record=study, assignment_id=assignment_id, recommend_date=day)
            for assignment_id, day in dates.items()
        ],
        update_conflicts=True,
        unique_fields=["study_record", "assignment"],
        update_fields=["recommend_date"],
    )
