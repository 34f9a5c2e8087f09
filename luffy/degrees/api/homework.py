"""One homework of a learner's: what is asked for, handing it in, drafts, appeals."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from luffy.accounts.auth import caller, signed_in, visit
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID
from luffy.degrees.errors import (
    AlreadyAppealed,
    AlreadyPassed,
    EnrolmentCannotMove,
    EnrolmentNotFound,
    EnrolmentOver,
    HomeworkNotFound,
    NotGradedYet,
    NothingHandedIn,
    UploadNotFound,
    WaitsForGrade,
)
from luffy.degrees.queries import dashboard, homework
from luffy.degrees.schemas_homework import AppealIn, DraftIn, DraftOut, HomeworkOut, WorkIn
from luffy.degrees.services import appeal, draft, submit

router = Router(tags=["homework"], auth=signed_in)
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
HOMEWORK = "/me/degrees/{enrolment_id}/homework/{assignment_id}"


def _shown(account_id: int, enrolment_id: int, assignment_id: int) -> dict[str, Any]:
    enrolment = dashboard.mine(account_id, enrolment_id)
    return ok(homework.homework(enrolment, assignment_id, now=clock.now()))


@router.get(HOMEWORK, response=answers(HomeworkOut, EnrolmentNotFound, HomeworkNotFound))
def my_homework(request: HttpRequest, enrolment_id: IdPath, assignment_id: IdPath) -> dict[str, Any]:
    """What is asked for, what I handed in, what was said of it, and what it moved."""
    return _shown(caller(request).pk, enrolment_id, assignment_id)


@router.post(
    f"{HOMEWORK}/submissions",
    response=answers(
        HomeworkOut,
        EnrolmentNotFound,
        EnrolmentCannotMove,
        EnrolmentOver,
        HomeworkNotFound,
        AlreadyPassed,
        WaitsForGrade,
        NothingHandedIn,
        UploadNotFound,
        status=201,
    ),
)
def hand_in(
    request: HttpRequest, enrolment_id: IdPath, assignment_id: IdPath, body: WorkIn
) -> tuple[int, dict[str, Any]]:
    """Hand in, for the first time or again after a fail. It cannot be taken back."""
    account = caller(request)
    enrolment = dashboard.mine(account.pk, enrolment_id)
    work = submit.Work(body.text, body.link, body.file_ids)
    submit.submit(enrolment_id=enrolment.pk, assignment_id=assignment_id, work=work, now=clock.now())
    return 201, _shown(account.pk, enrolment_id, assignment_id)


@router.get(f"{HOMEWORK}/draft", response=answers(DraftOut, EnrolmentNotFound))
def my_draft(request: HttpRequest, enrolment_id: IdPath, assignment_id: IdPath) -> dict[str, Any]:
    """What I wrote so far; empty where nothing was kept."""
    return ok(homework.draft(dashboard.mine(caller(request).pk, enrolment_id), assignment_id))


@router.put(f"{HOMEWORK}/draft", response=answers(DraftOut, EnrolmentNotFound, HomeworkNotFound))
def save_draft(
    request: HttpRequest, enrolment_id: IdPath, assignment_id: IdPath, body: DraftIn
) -> dict[str, Any]:
    """Keep what I wrote so far, instead of what was kept before."""
    enrolment = dashboard.mine(caller(request).pk, enrolment_id)
    work = submit.Work(body.text, body.link, body.file_ids)
    draft.save(enrolment=enrolment, assignment_id=assignment_id, work=work, now=clock.now())
    return ok(homework.draft(enrolment, assignment_id))


@router.post(
    f"{HOMEWORK}/appeal",
    response=answers(
        HomeworkOut,
        EnrolmentNotFound,
        EnrolmentCannotMove,
        HomeworkNotFound,
        NotGradedYet,
        AlreadyAppealed,
        status=201,
    ),
)
def appeal_grade(
    request: HttpRequest, enrolment_id: IdPath, assignment_id: IdPath, body: AppealIn
) -> tuple[int, dict[str, Any]]:
    """Ask for the newest grade to be looked at again, once."""
    account = caller(request)
    appeal.appeal(
        enrolment_id=dashboard.mine(account.pk, enrolment_id).pk,
        assignment_id=assignment_id,
        reason=body.reason,
        by=visit(request).by(account.pk),
        now=clock.now(),
    )
    return 201, _shown(account.pk, enrolment_id, assignment_id)
