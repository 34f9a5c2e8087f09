"""Changes that move many students' due dates: holidays, and homework that is taken out."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.audit import Actor, record
from luffy.core import jobs
from luffy.core.logging import get_logger
from luffy.degrees.errors import HolidayNotFound, HomeworkNotFound
from luffy.degrees.models import ACTIVE, Assignment, EnrolledDegreeCourse, Holiday, ModuleStatus
from luffy.degrees.services import moves
from luffy.degrees.services.editions import require_kept_promise
from luffy.degrees.services.modules import complete_open
from luffy.degrees.services.schedule import replan, stop_planning

log = get_logger(__name__)

# Each job locks as many students as this, one after the other.
BATCH = 200


@transaction.atomic
def add_holiday(*, day: date, name: str, by: Actor, now: datetime) -> Holiday:
    """Nobody is expected to study on that day. Named again, it gets the new name."""
    stop_planning()
    holiday, _ = Holiday.objects.update_or_create(day=day, defaults={"name": name})
    record("holiday.added", f"holiday:{day}", by=by, now=now, change=(None, {"name": name}))
    _defer(EnrolledDegreeCourse.objects.all())
    return holiday


@transaction.atomic
def remove_holiday(*, holiday_id: int, by: Actor, now: datetime) -> None:
    """Raises: HolidayNotFound."""
    stop_planning()
    holiday = Holiday.objects.filter(pk=holiday_id).first()
    if holiday is None:
        raise HolidayNotFound
    holiday.delete()
    record("holiday.removed", f"holiday:{holiday.day}", by=by, now=now, change=({"name": holiday.name}, None))
    _defer(EnrolledDegreeCourse.objects.all())


@transaction.atomic
def switch_homework(
    *, assignment_id: int, enabled: bool, reason: str, by: Actor, now: datetime
) -> Assignment:
    """Take a homework out of an edition, or put it back: for everybody who bought that edition.

    Raises:
        HomeworkNotFound
        PromisesTooMuch: with it the edition is worth more than its total scholarship; nothing was switched.
    Source: docs/rules/editions.md
    """
    stop_planning()
    assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("edition")
        .filter(pk=assignment_id)
        .first()
    )
    if assignment is None:
        raise HomeworkNotFound
    if assignment.enabled != enabled:
        before, assignment.enabled = assignment.enabled, enabled
        assignment.save(update_fields=["enabled"])
        if enabled:
            require_kept_promise(assignment.edition)
        change = ({"enabled": before}, {"enabled": enabled})
        record(
            "homework.switched",
            f"assignment:{assignment_id}",
            by=by,
            now=now,
            change=change,
            reason=reason,
        )
        _defer(EnrolledDegreeCourse.objects.filter(edition_id=assignment.edition_id))
    return assignment


def _defer(enrolments: QuerySet[EnrolledDegreeCourse]) -> None:
    """Have everybody among them planned anew who has a module open."""
    rows = enrolments.filter(study_records__status=ModuleStatus.STUDYING, study_status__in=ACTIVE)
    ids = list(rows.order_by("pk").distinct().values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        jobs.defer("degrees.replan", enrolment_ids=ids[start : start + BATCH])


def replan_some(enrolment_ids: Iterable[int], *, by: Actor, now: datetime) -> None:
    """Plan these students anew, each in a transaction of her own; a module may be complete by that.

    One whose row was not to be had is tried again in a minute, and keeps none of the others from it.
    """
    failed = []
    for enrolment_id in enrolment_ids:
        try:
            with transaction.atomic():
                enrolment = moves.lock(enrolment_id)
                replan(enrolment)
                complete_open(enrolment, by=by, now=now)
        except Exception:
            log.exception("student cannot be planned anew", enrolment_id=enrolment_id)
            failed.append(enrolment_id)
    if failed:
        jobs.defer("degrees.replan", at=now + timedelta(minutes=1), enrolment_ids=failed)
