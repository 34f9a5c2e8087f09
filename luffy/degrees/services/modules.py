"""Modules open and are completed, one after the other."""

from datetime import datetime, timedelta

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.calendar import day_of
from luffy.degrees.errors import ModuleCannotMove, ModuleOfAnotherDegree
from luffy.degrees.models import (
    Assignment,
    EnrolledDegreeCourse,
    ModuleStatus,
    RecordStatus,
    StudyRecord,
    StudyStatus,
)
from luffy.degrees.services import moves
from luffy.degrees.services.graduate import graduate
from luffy.degrees.services.schedule import replan
from luffy.degrees.states import ModuleMove, Move
from luffy.notify.models import Kind
from luffy.notify.services import notify


@transaction.atomic
def open_module(
    *, enrolment_id: int, module_id: int, by: Actor, now: datetime, reason: str = ""
) -> StudyRecord:
    """Open a module by hand.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver
        ModuleOfAnotherDegree: it is no module of the edition that was sold.
        ModuleCannotMove: it is open or complete already.
    Source: docs/rules/degree-life.md
    """
    enrolment = moves.lock(enrolment_id)
    study = enrolment.study_records.filter(module_id=module_id).first()
    if study is None:
        raise ModuleOfAnotherDegree
    open_in(enrolment, study, by=by, now=now, reason=reason)
    return study


def open_in(
    enrolment: EnrolledDegreeCourse, study: StudyRecord, *, by: Actor, now: datetime, reason: str = ""
) -> None:
    """Open a module of a locked enrolment: the first one starts the time that was bought; due dates are planned."""
    if study.status != ModuleStatus.UNOPENED:
        raise ModuleCannotMove(status=study.status)
    if enrolment.study_status == StudyStatus.NOT_STARTED:
        first = day_of(now)
        last = first + timedelta(days=enrolment.access_days)
        moves.make(enrolment, Move.BEGIN, by=by, now=now, valid_begin_date=first, valid_end_date=last)
    moves.require_studying(enrolment, now)
    moves.make_module(study, ModuleMove.OPEN, by=by, now=now, reason=reason, open_date=day_of(now))
    replan(enrolment)
    notify(
        enrolment.account_id,
        Kind.MODULE_OPENED,
        params={"degree": enrolment.degree_course.name, "module": study.module.name},
        link=f"/me/degrees/{enrolment.pk}",
        key=f"module:{study.pk}:opened",
        now=now,
    )


def open_first(enrolment: EnrolledDegreeCourse, *, by: Actor, now: datetime) -> None:
    """Open the first module of a locked enrolment, unless it is open."""
    first = enrolment.study_records.order_by("position").first()
    if first is not None and first.status == ModuleStatus.UNOPENED:
        open_in(enrolment, first, by=by, now=now)


def complete_if_done(enrolment: EnrolledDegreeCourse, module_id: int, *, by: Actor, now: datetime) -> bool:
    """After a pass: complete the module if that was the last homework, open the next one, graduate at the end.

    The enrolment must be locked. Returns whether the module was completed: never while she pauses (it is when she
    comes back), nor after the end.

    Source: docs/rules/degree-life.md
    """
    if enrolment.study_status != StudyStatus.STUDYING or moves.is_over(enrolment, now):
        return False
    study = enrolment.study_records.filter(module_id=module_id, status=ModuleStatus.STUDYING).first()
    if study is None or not _is_done(enrolment, module_id):
        return False
    _complete(enrolment, study, by=by, now=now)
    return True


def complete_open(enrolment: EnrolledDegreeCourse, *, by: Actor, now: datetime) -> None:
    """`complete_if_done` for each open module: after what is asked for has changed, or she has come back."""
    for study in enrolment.study_records.filter(status=ModuleStatus.STUDYING).order_by("position"):
        complete_if_done(enrolment, study.module_id, by=by, now=now)


@transaction.atomic
def complete_module(
    *, enrolment_id: int, module_id: int, reason: str, by: Actor, now: datetime
) -> StudyRecord:
    """Complete an open module that asks for no homework.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver, ModuleOfAnotherDegree
        ModuleCannotMove: it is not open, or homework is asked for.
    Source: docs/rules/degree-life.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_studying(enrolment, now)
    study = enrolment.study_records.filter(module_id=module_id).first()
    if study is None:
        raise ModuleOfAnotherDegree
    if _wanted(enrolment, module_id):
        raise ModuleCannotMove(status=study.status)
    _complete(enrolment, study, by=by, now=now, reason=reason)
    return study


def _complete(
    enrolment: EnrolledDegreeCourse, study: StudyRecord, *, by: Actor, now: datetime, reason: str = ""
) -> None:
    moves.make_module(study, ModuleMove.COMPLETE, by=by, now=now, reason=reason, end_date=day_of(now))
    following = enrolment.study_records.exclude(status=ModuleStatus.COMPLETE).order_by("position")
    ahead = next((one for one in following if one.status == ModuleStatus.UNOPENED), None)
    if ahead is not None and not any(one.status == ModuleStatus.STUDYING for one in following):
        open_in(enrolment, ahead, by=by, now=now)
    elif not following:
        graduate(enrolment, by=by, now=now)


def _is_done(enrolment: EnrolledDegreeCourse, module_id: int) -> bool:
    """All enabled homework, its exam among it, is passed; a module without any is completed by hand."""
    wanted = _wanted(enrolment, module_id)
    passed = enrolment.homework.filter(status=RecordStatus.PASSED, assignment_id__in=wanted)
    return bool(wanted) and passed.count() == len(wanted)


def _wanted(enrolment: EnrolledDegreeCourse, module_id: int) -> set[int]:
    """The homework that is asked for."""
    enabled = Assignment.objects.filter(edition_id=enrolment.edition_id, module_id=module_id, enabled=True)
    return set(enabled.values_list("pk", flat=True))
