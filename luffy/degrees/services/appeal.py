"""A learner asks for a grade to be looked at again, and is answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor, record
from luffy.core.errors import NotAllowed
from luffy.degrees.errors import (
    AlreadyAppealed,
    AppealDecided,
    AppealNotFound,
    HomeworkNotFound,
    NotGradedYet,
)
from luffy.degrees.models import Appeal, AppealState, EnrolledDegreeCourse, Grading, RecordStatus
from luffy.degrees.services import moves
from luffy.degrees.services.grade import Verdict, regrade
from luffy.notify.models import Kind
from luffy.notify.services import notify


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to an appeal: with a verdict the grade changes, without one it stands."""

    text: str
    verdict: Verdict | None = None


@transaction.atomic
def appeal(*, enrolment_id: int, assignment_id: int, reason: str, by: Actor, now: datetime) -> Appeal:
    """Appeal the newest grading of the newest hand-in, once.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove (the degree has ended: nothing is graded any more)
        HomeworkNotFound: nothing was handed in.
        NotGradedYet, AlreadyAppealed
    Source: docs/rules/grading.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_begun(enrolment)
    homework = enrolment.homework.filter(assignment_id=assignment_id).first()
    if homework is None:
        raise HomeworkNotFound
    if homework.status == RecordStatus.TO_GRADE:
        raise NotGradedYet
    newest = Grading.objects.filter(submission__record=homework).latest("pk")
    try:
        with transaction.atomic():
            made = Appeal.objects.create(grading=newest, reason=reason, created_at=now)
    except IntegrityError:
        raise AlreadyAppealed from None
    record("homework.appealed", f"grading:{newest.pk}", by=by, now=now, reason=reason[:255])
    return made


@transaction.atomic
def decide(*, appeal_id: int, answer: Answer, by: Actor, now: datetime) -> Appeal:
    """Let the grade stand, or give another one; the learner is told. Of two at once one wins.

    Raises:
        AppealNotFound, AppealDecided
        NotAllowed: nobody decides on her own.
        EnrolmentCannotMove, Superseded: of `regrade`; the grade can then only stand.
    Source: docs/rules/grading.md
    """
    rows = Appeal.objects.select_related("grading__submission__record__assignment__module")
    enrolment_id = (
        rows.filter(pk=appeal_id).values_list("grading__submission__record__enrolment_id", flat=True).first()
    )
    if enrolment_id is None:
        raise AppealNotFound
    enrolment = moves.lock(enrolment_id)
    if enrolment.account_id == by.account_id:
        raise NotAllowed
    found = rows.get(pk=appeal_id)
    if found.state != AppealState.OPEN:
        raise AppealDecided(state=found.state)
    if answer.verdict:
        regrade(submission_id=found.grading.submission_id, verdict=answer.verdict, by=by, now=now)
    found.state = AppealState.REGRADED if answer.verdict else AppealState.UPHELD
    found.answer, found.decided_at, found.decided_by_id = answer.text, now, by.account_id
    found.save(update_fields=["state", "answer", "decided_at", "decided_by"])
    record(
        "homework.appeal_decided",
        f"appeal:{found.pk}",
        by=by,
        now=now,
        change=({"state": AppealState.OPEN.value}, {"state": found.state}),
        reason=answer.text[:255],
    )
    _tell(enrolment, found, now=now)
    return found


def _tell(enrolment: EnrolledDegreeCourse, found: Appeal, *, now: datetime) -> None:
    assignment = found.grading.submission.record.assignment
    notify(
        enrolment.account_id,
        Kind.APPEAL,
        params={
            "module": assignment.module.name,
            "homework": assignment.title,
            "outcome": "upheld" if found.state == AppealState.REGRADED else "dismissed",
        },
        link=f"/me/degrees/{enrolment.pk}/homework/{assignment.pk}",
        key=f"appeal:{found.pk}",
        now=now,
    )
