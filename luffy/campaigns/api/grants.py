"""Giving access to courses: to named people, or to those of a file."""

from dataclasses import asdict
from typing import Annotated, Any, BinaryIO, cast

from django.http import HttpRequest
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile
from pydantic import Field

from luffy.accounts.auth import allowed_to, allowed_to_with_files, caller, visit
from luffy.accounts.permissions import Action
from luffy.campaigns import grants
from luffy.campaigns.grants import Gift
from luffy.campaigns.models import AccessGrant
from luffy.campaigns.schemas import AccessGrantIn, AccessGrantOut, GivenOut, SegmentProblemOut
from luffy.campaigns.segments import Named, named_in
from luffy.catalog.errors import CourseNotFound
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed, SheetUnreadable
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.core.sheets import SheetRow, read

router = Router()
GRANT = allowed_to(Action.GRANT_ACCESS)
GRANT_WITH_FILES = allowed_to_with_files(Action.GRANT_ACCESS)
CourseId = Annotated[int, Field(ge=1, le=MAX_ID)]
Days = Annotated[int, Field(ge=1, le=3_650)]
Why = Annotated[str, Field(min_length=1, max_length=255, pattern=r"\S")]


@router.get("/ops/grants", auth=GRANT, response=answers(Page[AccessGrantOut], NotAllowed))
def ops_grants(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """What was given to whom, newest first."""
    del request
    page = page_of(grants.granted(), asked)
    return ok({**page, "items": [_shown(grant) for grant in page["items"]]})


@router.post("/ops/grants", auth=GRANT, response=answers(GivenOut, NotAllowed, CourseNotFound))
def ops_grant(request: HttpRequest, body: AccessGrantIn) -> dict[str, Any]:
    """Open a course to these people, or only tell who would get it."""
    rows = [SheetRow(line, {"username": name}) for line, name in enumerate(body.people, start=1)]
    gift = Gift(body.course_id, body.access_days, body.reason)
    return ok(_give(request, named_in(rows), gift, dry_run=body.dry_run))


@router.post(
    "/ops/grants/file",
    auth=GRANT_WITH_FILES,
    response=answers(GivenOut, NotAllowed, CourseNotFound, SheetUnreadable),
)
def ops_grant_file(
    request: HttpRequest,
    file: File[UploadedFile],
    course_id: Form[CourseId],
    access_days: Form[Days],
    reason: Form[Why],
    dry_run: Form[bool] = True,
) -> dict[str, Any]:
    """The same for those whom a CSV or Excel file names (column `username`)."""
    named = named_in(read(cast("BinaryIO", file), name=file.name or ""))
    return ok(_give(request, named, Gift(course_id, access_days, reason), dry_run=dry_run))


def _give(request: HttpRequest, named: Named, gift: Gift, *, dry_run: bool) -> GivenOut:
    now = clock.now()
    if dry_run:
        told = grants.would_give(named.account_ids, gift.course_id, today=day_of(now))
    else:
        told = grants.give(named.account_ids, gift, by=visit(request).by(caller(request).pk), now=now)
    problems = [SegmentProblemOut(**asdict(problem)) for problem in named.problems[:200]]
    return GivenOut(is_done=not dry_run, **asdict(told), problems=problems)


def _shown(grant: AccessGrant) -> AccessGrantOut:
    return AccessGrantOut(
        id=grant.pk,
        username=grant.enrolment.account.username,
        course_id=grant.enrolment.course_id,
        course_name=grant.enrolment.course.name,
        access_days=grant.access_days,
        valid_until=grant.enrolment.valid_end_date,
        reason=grant.reason,
        given_by=grant.given_by.username,
        given_at=grant.given_at,
    )
