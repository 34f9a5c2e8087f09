"""休学 and extensions: when life needs more days."""

from datetime import date, datetime, timedelta

from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from luffy.core.calendar import day_of
from luffy.core.logging import get_logger
from luffy.degrees.errors import PausedTooLong
from luffy.degrees.models import EnrolledDegreeCourse, Extension, Pause, StudyStatus
from luffy.degrees.services import moves
from luffy.degrees.services.modules import complete_open
from luffy.degrees.services.schedule import pauses_of, replan
from luffy.degrees.states import Move

log = get_logger(__name__)
# In one enrolment, all pauses together.
MOST_PAUSED_DAYS = 180
BATCH = 200


@transaction.atomic
def pause(*, enrolment_id: int, reason: str, by: Actor, now: datetime) -> Pause:
    """Stop the clock from today on. Nothing can be handed in meanwhile, and nothing becomes due.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver
        PausedTooLong: the days of pause are used up.
    Source: docs/rules/schedule.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_studying(enrolment, now)
    if _paused_days(enrolment) >= MOST_PAUSED_DAYS:
        raise PausedTooLong(most=MOST_PAUSED_DAYS)
    moves.make(enrolment, Move.PAUSE, by=by, now=now, reason=reason)
    return Pause.objects.create(enrolment=enrolment, first_date=day_of(now), reason=reason)


@transaction.atomic
def resume(*, enrolment_id: int, by: Actor, now: datetime) -> None:
    """Go on from today: every due date and the last day move by the days that were paused.

    No more than `MOST_PAUSED_DAYS` in all count, however late she comes back.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove
    """
    enrolment = moves.lock(enrolment_id)
    moves.make(enrolment, Move.RESUME, by=by, now=now)
    open_pause = enrolment.pauses.get(back_date__isnull=True)
    left = timedelta(days=MOST_PAUSED_DAYS - _paused_days(enrolment))
    open_pause.back_date = min(day_of(now), open_pause.first_date + left)
    open_pause.save(update_fields=["back_date"])
    if enrolment.valid_end_date:
        enrolment.valid_end_date += open_pause.back_date - open_pause.first_date
        enrolment.save(update_fields=["valid_end_date"])
    replan(enrolment)
    # What was passed meanwhile counts from now on.
    complete_open(enrolment, by=by, now=now)


@transaction.atomic
def extend(*, enrolment_id: int, days: int, reason: str, by: Actor, now: datetime) -> Extension:
    """Give `days` more: the last day, and whatever is due today or later. `by` is a person.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_begun(enrolment)
    given = Extension.objects.create(
        enrolment=enrolment,
        first_date=day_of(now),
        days=days,
        reason=reason,
        given_by_id=by.account_id or 0,
        given_at=now,
    )
    before = enrolment.valid_end_date
    if before:
        enrolment.valid_end_date = before + timedelta(days=days)
        enrolment.save(update_fields=["valid_end_date"])
    replan(enrolment)
    change = ({"valid_end_date": str(before)}, {"valid_end_date": str(enrolment.valid_end_date)})
    subject = f"degree_enrolment:{enrolment.pk}"
    record("enrolment.extended", subject, by=by, now=now, change=change, reason=reason)
    return given


def resume_overlong(*, now: datetime) -> int:
    """Have those go on whose days of pause are used up; give their number. One that cannot keeps back none."""
    rows = Pause.objects.filter(back_date__isnull=True, enrolment__study_status=StudyStatus.PAUSED)
    ids = [
        enrolment.pk
        for enrolment in EnrolledDegreeCourse.objects.filter(pauses__in=rows).order_by("pk")
        if _is_overlong(enrolment, day_of(now))
    ]
    for enrolment_id in ids[:BATCH]:
        try:
            resume(enrolment_id=enrolment_id, by=SYSTEM_JOB, now=now)
        except Exception:
            log.exception("pause cannot end", enrolment_id=enrolment_id)
    return len(ids[:BATCH])


def _is_overlong(enrolment: EnrolledDegreeCourse, today: date) -> bool:
    """Together with the pauses before it."""
    lasting = enrolment.pauses.filter(back_date__isnull=True).first()
    if lasting is None:
        # She has just come back.
        return False
    return _paused_days(enrolment) + (today - lasting.first_date).days >= MOST_PAUSED_DAYS


def _paused_days(enrolment: EnrolledDegreeCourse) -> int:
    return sum((one.until - one.first).days for one in pauses_of(enrolment))
