"""Homework is graded, and graded again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.errors import NotAllowed
from luffy.degrees.errors import (
    AlreadyGraded,
    EnrolmentCannotMove,
    HomeworkNotFound,
    NotGradedYet,
    ReasonRequired,
    Superseded,
)
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    GRADED_WHILE,
    EnrolledDegreeCourse,
    Grading,
    RecordStatus,
    StudyStatus,
    Submission,
)
from luffy.degrees.services import moves, reward
from luffy.degrees.services.graduate import lock_wallets
from luffy.degrees.services.modules import complete_if_done
from luffy.notify.models import Kind
from luffy.notify.services import notify


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mentor says of a hand-in; a regrade also says why. N/A is no verdict."""

    mark: Mark
    comment: str = ""
    reason: str = ""


@transaction.atomic
def grade(*, submission_id: int, verdict: Verdict, by: Actor, now: datetime) -> Grading:
    """Give the newest hand-in its grade, rewards and penalties with it; a pass may complete the module.

    Of two at once one wins; the other is told what was given.

    Raises:
        HomeworkNotFound, AlreadyGraded, Superseded
        EnrolmentCannotMove: the degree has ended, or its last day has passed.
    Source: docs/rules/grading.md
    """
    enrolment, submission = _locked(submission_id, by=by, now=now)
    if submission.grade is not None:
        raise AlreadyGraded(grade=Mark(submission.grade).label)
    if submission.number != submission.record.submit_num:
        raise Superseded
    return _write(enrolment, submission, verdict, by=by, now=now)


@transaction.atomic
def regrade(*, submission_id: int, verdict: Verdict, by: Actor, now: datetime) -> Grading:
    """Change a grade, for a reason: the difference in berries and fee is moved. What a pass opened stays open.

    Raises:
        HomeworkNotFound, EnrolmentCannotMove, NotGradedYet, ReasonRequired
        Superseded: it failed and was handed in again; grade the newest.
    Source: docs/rules/grading.md
    """
    enrolment, submission = _locked(submission_id, by=by, now=now)
    if submission.grade is None:
        raise NotGradedYet
    if not verdict.reason.strip():
        raise ReasonRequired
    if submission.number != submission.record.submit_num:
        raise Superseded
    return _write(enrolment, submission, verdict, by=by, now=now)


def _locked(submission_id: int, *, by: Actor, now: datetime) -> tuple[EnrolledDegreeCourse, Submission]:
    """Raises: HomeworkNotFound, NotAllowed (her own), EnrolmentCannotMove."""
    rows = Submission.objects.filter(pk=submission_id)
    enrolment_id = rows.values_list("record__enrolment_id", flat=True).first()
    if enrolment_id is None:
        raise HomeworkNotFound
    enrolment = moves.lock(enrolment_id)
    if enrolment.account_id == by.account_id:
        raise NotAllowed
    if enrolment.study_status not in GRADED_WHILE:
        raise EnrolmentCannotMove(study_status=enrolment.study_status)
    if moves.is_over(enrolment, now):
        # The date decides, whether or not the nightly job has come by.
        raise EnrolmentCannotMove(study_status=StudyStatus.TIMED_OUT)
    # Read after the lock: another grade may just have been written.
    return enrolment, rows.select_related("record__assignment").get()


def _write(
    enrolment: EnrolledDegreeCourse,
    submission: Submission,
    verdict: Verdict,
    *,
    by: Actor,
    now: datetime,
) -> Grading:
    before, mark = submission.grade, verdict.mark
    submission.grade, submission.comment = mark.value, verdict.comment
    submission.graded_by_id, submission.graded_at = by.account_id, now
    submission.save(update_fields=["grade", "comment", "graded_by", "graded_at"])
    grading = Grading.objects.create(
        submission=submission,
        grade=mark.value,
        comment=verdict.comment,
        reason=verdict.reason,
        graded_by_id=by.account_id or 0,
        graded_at=now,
    )
    homework = submission.record
    homework.status = RecordStatus.PASSED if mark.is_pass else RecordStatus.FAILED
    homework.score, homework.graded_at, homework.promised_at = mark.value, now, None
    homework.save(update_fields=["status", "score", "graded_at", "promised_at"])
    record(
        "homework.graded",
        f"submission:{submission.pk}",
        by=by,
        now=now,
        change=({"grade": before}, {"grade": mark.value}),
        reason=verdict.reason,
    )
    if mark.is_pass:
        # It may be the last one, which pays mentors as well.
        lock_wallets(enrolment)
    reward.apply(enrolment, homework, grading, by=by, now=now)
    _tell(enrolment, grading, now=now)
    if mark.is_pass:
        complete_if_done(enrolment, homework.assignment.module_id, by=by, now=now)
    return grading


def _tell(enrolment: EnrolledDegreeCourse, grading: Grading, *, now: datetime) -> None:
    assignment = grading.submission.record.assignment
    notify(
        enrolment.account_id,
        Kind.GRADED,
        params={
            "module": assignment.module.name,
            "homework": assignment.title,
            "grade": Mark(grading.grade).label,
        },
        link=f"/me/degrees/{enrolment.pk}/homework/{assignment.pk}",
        key=f"grading:{grading.pk}",
        now=now,
    )
