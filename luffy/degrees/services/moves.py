"""How an enrolment and its modules change: under the enrolment's row lock, with an audit row."""

from datetime import datetime
from typing import Any

from luffy.accounts.audit import Actor, record
from luffy.core.calendar import day_of
from luffy.degrees.errors import EnrolmentCannotMove, EnrolmentNotFound, EnrolmentOver, ModuleCannotMove
from luffy.degrees.models import ACTIVE, EnrolledDegreeCourse, StudyRecord, StudyStatus
from luffy.degrees.states import ModuleMove, Move


def lock(enrolment_id: int) -> EnrolledDegreeCourse:
    """The enrolment, locked until the transaction ends: the mutex of everything that happens to one student.

    Wallets are locked after it, several in the order of their owners.

    Raises:
        EnrolmentNotFound
    """
    found = EnrolledDegreeCourse.objects.select_for_update().filter(pk=enrolment_id).first()
    if found is None:
        raise EnrolmentNotFound
    return found


def require_studying(enrolment: EnrolledDegreeCourse, now: datetime) -> None:
    """Raises: EnrolmentCannotMove (not begun, paused, ended), EnrolmentOver: dates decide, not the nightly job."""
    if enrolment.study_status != StudyStatus.STUDYING:
        raise EnrolmentCannotMove(study_status=enrolment.study_status)
    require_time(enrolment, now)


def require_lasting(enrolment: EnrolledDegreeCourse, now: datetime) -> None:
    """Raises: EnrolmentCannotMove, if it has ended; EnrolmentOver."""
    if enrolment.study_status not in ACTIVE:
        raise EnrolmentCannotMove(study_status=enrolment.study_status)
    require_time(enrolment, now)


def require_begun(enrolment: EnrolledDegreeCourse) -> None:
    """Raises: EnrolmentCannotMove, if it has not begun or has ended."""
    if enrolment.study_status not in (StudyStatus.STUDYING, StudyStatus.PAUSED):
        raise EnrolmentCannotMove(study_status=enrolment.study_status)


def require_time(enrolment: EnrolledDegreeCourse, now: datetime) -> None:
    """Raises: EnrolmentOver."""
    if is_over(enrolment, now) and enrolment.valid_end_date:
        raise EnrolmentOver(valid_until=enrolment.valid_end_date.isoformat())


def is_over(enrolment: EnrolledDegreeCourse, now: datetime) -> bool:
    """Whether the last day has passed. While somebody pauses, the days do not count."""
    until = enrolment.valid_end_date
    return until is not None and until < day_of(now) and enrolment.study_status != StudyStatus.PAUSED


def make(
    enrolment: EnrolledDegreeCourse,
    move: Move,
    *,
    by: Actor,
    now: datetime,
    reason: str = "",
    **changes: Any,
) -> None:
    """Make the move on a locked enrolment and write `changes` with it. Raises: EnrolmentCannotMove."""
    if enrolment.study_status not in move.sources:
        raise EnrolmentCannotMove(study_status=enrolment.study_status)
    before, enrolment.study_status = enrolment.study_status, move.target
    for name, value in changes.items():
        setattr(enrolment, name, value)
    enrolment.save(update_fields=["study_status", *changes])
    record(
        f"enrolment.{move.name.lower()}",
        f"degree_enrolment:{enrolment.pk}",
        by=by,
        now=now,
        change=({"study_status": int(before)}, {"study_status": int(move.target)}),
        reason=reason,
    )


def make_module(
    study: StudyRecord, move: ModuleMove, *, by: Actor, now: datetime, reason: str = "", **changes: Any
) -> None:
    """Make the move on a module of a locked enrolment. Raises: ModuleCannotMove."""
    if study.status != move.source:
        raise ModuleCannotMove(status=study.status)
    study.status = move.target
    for name, value in changes.items():
        setattr(study, name, value)
    study.save(update_fields=["status", *changes])
    record(
        f"module.{move.name.lower()}",
        f"study_record:{study.pk}",
        by=by,
        now=now,
        change=({"status": int(move.source)}, {"status": int(move.target)}),
        reason=reason,
    )
