"""The versions of a course: what changed when, and how to come back."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.editing import queries, services
from luffy.catalog.errors import (
    CatalogueRefused,
    CourseIncomplete,
    CourseNotFound,
    EditedMeanwhile,
    LessonInUse,
    VersionNotFound,
)
from luffy.catalog.schemas_ops import CourseVersionItem, CourseVersionOut, EditedCourseOut, RestoreIn
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of

router = Router(auth=allowed_to(Action.EDIT_CATALOGUE))
CoursePath = Annotated[int, Path(ge=1, le=MAX_ID)]
NumberPath = Annotated[int, Path(ge=1, le=2**31 - 1)]
VERSION = "/ops/courses/{course_id}/versions/{number}"


@router.get(
    "/ops/courses/{course_id}/versions", response=answers(Page[CourseVersionItem], NotAllowed, CourseNotFound)
)
def list_versions(request: HttpRequest, course_id: CoursePath, page: Query[PageQuery]) -> dict[str, Any]:
    """What was saved when and by whom, newest first."""
    del request
    found = page_of(queries.versions(course_id), page)
    last = queries.last_number(course_id)
    return ok({**found, "items": [queries.version_item(row, last) for row in found["items"]]})


@router.get(VERSION, response=answers(CourseVersionOut, NotAllowed, CourseNotFound, VersionNotFound))
def show_version(request: HttpRequest, course_id: CoursePath, number: NumberPath) -> dict[str, Any]:
    """A version: what it changed, what restoring it would change now, and all it says."""
    del request
    return ok(queries.version(course_id, number))


@router.post(
    f"{VERSION}/restore",
    response=answers(
        EditedCourseOut,
        NotAllowed,
        CourseNotFound,
        VersionNotFound,
        CatalogueRefused,
        EditedMeanwhile,
        CourseIncomplete,
        LessonInUse,
    ),
)
def restore_version(
    request: HttpRequest, course_id: CoursePath, number: NumberPath, body: RestoreIn
) -> dict[str, Any]:
    """Make the course say what it said then, as a new version."""
    services.restore(
        course_id,
        number,
        read_digest=body.digest,
        by=visit(request).by(caller(request).pk),
        now=clock.now(),
    )
    return ok(queries.edited(course_id))
