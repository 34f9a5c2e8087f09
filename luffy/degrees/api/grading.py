"""A hand-in is read, graded and graded again; appeals are answered."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import (
    AlreadyGraded,
    AppealDecided,
    AppealNotFound,
    EnrolmentCannotMove,
    HomeworkNotFound,
    NotGradedYet,
    ReasonRequired,
    Superseded,
)
from luffy.degrees.grades import mark_named
from luffy.degrees.queries import grading
from luffy.degrees.schemas_grading import (
    AppealDecisionIn,
    AppealStateIn,
    GradeIn,
    MentorAppealOut,
    RegradeIn,
    SubmissionToGradeOut,
)
from luffy.degrees.services import appeal, grade

router = Router(tags=["grading"], auth=allowed_to(Action.MENTOR))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
SUBMISSION = "/mentor/submissions/{submission_id}"


@router.get(SUBMISSION, response=answers(SubmissionToGradeOut, NotAllowed, HomeworkNotFound))
def show_submission(request: HttpRequest, submission_id: IdPath) -> dict[str, Any]:
    """A student's hand-in beside what to look for, what was handed in before, and what each grade would move."""
    return ok(grading.submission(caller(request), submission_id))


@router.post(
    f"{SUBMISSION}/grade",
    response=answers(
        SubmissionToGradeOut, NotAllowed, HomeworkNotFound, EnrolmentCannotMove, AlreadyGraded, Superseded
    ),
)
def grade_submission(request: HttpRequest, submission_id: IdPath, body: GradeIn) -> dict[str, Any]:
    """Give the newest hand-in its grade; berries move with it."""
    account = caller(request)
    grade.grade(
        submission_id=grading.require_mine(account, submission_id),
        verdict=grade.Verdict(mark_named(body.grade), body.comment),
        by=visit(request).by(account.pk),
        now=clock.now(),
    )
    return ok(grading.submission(account, submission_id))


@router.post(
    f"{SUBMISSION}/regrade",
    response=answers(
        SubmissionToGradeOut,
        NotAllowed,
        HomeworkNotFound,
        EnrolmentCannotMove,
        NotGradedYet,
        ReasonRequired,
        Superseded,
    ),
)
def regrade_submission(request: HttpRequest, submission_id: IdPath, body: RegradeIn) -> dict[str, Any]:
    """Change a grade, for a reason that the learner reads; the difference in berries moves."""
    account = caller(request)
    grade.regrade(
        submission_id=grading.require_mine(account, submission_id),
        verdict=grade.Verdict(mark_named(body.grade), body.comment, body.reason),
        by=visit(request).by(account.pk),
        now=clock.now(),
    )
    return ok(grading.submission(account, submission_id))


@router.get("/mentor/appeals", response=answers(Page[MentorAppealOut], NotAllowed))
def list_appeals(request: HttpRequest, asked: Query[AppealStateIn], page: Query[PageQuery]) -> dict[str, Any]:
    """What my students appeal against, the oldest first."""
    found = page_of(grading.appeals(caller(request), asked.state), page)
    return ok({**found, "items": [grading.appeal_shape(row) for row in found["items"]]})


@router.post(
    "/mentor/appeals/{appeal_id}",
    response=answers(
        MentorAppealOut, NotAllowed, AppealNotFound, AppealDecided, EnrolmentCannotMove, Superseded
    ),
)
def decide_appeal(request: HttpRequest, appeal_id: IdPath, body: AppealDecisionIn) -> dict[str, Any]:
    """Let the grade stand or give another one; the learner is told."""
    account = caller(request)
    verdict = _verdict(body)
    appeal.decide(
        appeal_id=grading.require_my_appeal(account, appeal_id),
        answer=appeal.Answer(body.answer, verdict),
        by=visit(request).by(account.pk),
        now=clock.now(),
    )
    return ok(grading.one_appeal(account, appeal_id))


def _verdict(body: AppealDecisionIn) -> grade.Verdict | None:
    if body.decision == "uphold" or body.grade is None:
        return None
    return grade.Verdict(mark_named(body.grade), body.comment, reason=body.answer[:255])
