"""The course editor: one page, one content. Everything is written at once or not at all."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.audit import Actor
from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog import queries as public
from luffy.catalog.editing import queries, services, shelf
from luffy.catalog.editing.content import CourseContent
from luffy.catalog.errors import (
    CatalogueRefused,
    CourseIncomplete,
    CourseNotFound,
    EditedMeanwhile,
    LessonInUse,
    PlanRefused,
)
from luffy.catalog.models import SaleStatus
from luffy.catalog.schemas import CourseOut
from luffy.catalog.schemas_ops import (
    AskedCourses,
    CourseCopyIn,
    CourseNewIn,
    CourseSaveIn,
    EditedCourseOut,
    OpsCourseItem,
    OpsDegreeItem,
    ShelfPlanIn,
)
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of

router = Router(auth=allowed_to(Action.EDIT_CATALOGUE))
CoursePath = Annotated[int, Path(ge=1, le=MAX_ID)]
COURSE = "/ops/courses/{course_id}"


def _by(request: HttpRequest) -> Actor:
    return visit(request).by(caller(request).pk)


@router.get("/ops/courses", response=answers(Page[OpsCourseItem], NotAllowed))
def list_courses(request: HttpRequest, asked: Query[AskedCourses], page: Query[PageQuery]) -> dict[str, Any]:
    """Courses in every state, the newest first."""
    del request
    rows = queries.courses(
        q=asked.q.strip(),
        status=asked.status,
        course_type=asked.type,
        category=asked.category,
        planned=asked.planned,
    )
    found = page_of(rows, page)
    return ok({**found, "items": [queries.course_item(row) for row in found["items"]]})


@router.get("/ops/degrees", response=answers(Page[OpsDegreeItem], NotAllowed))
def list_degrees(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Degrees in every state, in the school's order."""
    del request
    found = page_of(queries.degrees(), page)
    return ok({**found, "items": [queries.degree_item(row) for row in found["items"]]})


@router.post("/ops/courses", response=answers(EditedCourseOut, NotAllowed, CatalogueRefused, status=201))
def new_course(request: HttpRequest, body: CourseNewIn) -> tuple[int, dict[str, Any]]:
    """Begin a course; nobody sees it until it is published."""
    content = CourseContent(**body.model_dump())
    made = services.create(content, by=_by(request), now=clock.now())
    return 201, ok(queries.edited(made.pk))


@router.get(COURSE, response=answers(EditedCourseOut, NotAllowed, CourseNotFound))
def edit_course(request: HttpRequest, course_id: CoursePath) -> dict[str, Any]:
    """Everything the course says, what is missing, and the digest to save it with."""
    del request
    return ok(queries.edited(course_id))


@router.put(
    COURSE,
    response=answers(
        EditedCourseOut,
        NotAllowed,
        CourseNotFound,
        CatalogueRefused,
        EditedMeanwhile,
        CourseIncomplete,
        LessonInUse,
    ),
)
def save_course(request: HttpRequest, course_id: CoursePath, body: CourseSaveIn) -> dict[str, Any]:
    """Make the course say this. 3400 with what changed, if somebody saved it since it was read."""
    services.save(
        course_id,
        body.content,
        read_digest=body.digest,
        note=body.note,
        by=_by(request),
        now=clock.now(),
    )
    return ok(queries.edited(course_id))


@router.get(f"{COURSE}/preview", response=answers(CourseOut, NotAllowed, CourseNotFound))
def preview_course(request: HttpRequest, course_id: CoursePath) -> dict[str, Any]:
    """The course's page as a learner gets it once it is on the shelf; links of free trials only."""
    del request
    return ok(public.course(course_id, for_owner=True))


@router.post(
    f"{COURSE}/duplicate",
    response=answers(EditedCourseOut, NotAllowed, CourseNotFound, CatalogueRefused, status=201),
)
def duplicate_course(
    request: HttpRequest, course_id: CoursePath, body: CourseCopyIn
) -> tuple[int, dict[str, Any]]:
    """A new course, offline, with all that this one says."""
    made = services.duplicate(course_id, name=body.name, by=_by(request), now=clock.now())
    return 201, ok(queries.edited(made.pk))


@router.post(
    f"{COURSE}/publish", response=answers(EditedCourseOut, NotAllowed, CourseNotFound, CourseIncomplete)
)
def publish_course(request: HttpRequest, course_id: CoursePath) -> dict[str, Any]:
    """Put the course on sale. 3401 with what is missing, if something mandatory is."""
    shelf.put(course_id, SaleStatus.ON_SALE, by=_by(request), now=clock.now())
    return ok(queries.edited(course_id))


@router.post(
    f"{COURSE}/announce", response=answers(EditedCourseOut, NotAllowed, CourseNotFound, CourseIncomplete)
)
def announce_course(request: HttpRequest, course_id: CoursePath) -> dict[str, Any]:
    """Show the course, not to be bought yet. 3401 as for publishing."""
    shelf.put(course_id, SaleStatus.ANNOUNCED, by=_by(request), now=clock.now())
    return ok(queries.edited(course_id))


@router.post(f"{COURSE}/take-off", response=answers(EditedCourseOut, NotAllowed, CourseNotFound))
def take_off_course(request: HttpRequest, course_id: CoursePath) -> dict[str, Any]:
    """Take the course offline; whoever bought it keeps it."""
    shelf.put(course_id, SaleStatus.OFFLINE, by=_by(request), now=clock.now())
    return ok(queries.edited(course_id))


@router.put(
    f"{COURSE}/plan",
    response=answers(EditedCourseOut, NotAllowed, CourseNotFound, PlanRefused, CourseIncomplete),
)
def plan_course(request: HttpRequest, course_id: CoursePath, body: ShelfPlanIn) -> dict[str, Any]:
    """When the course goes on sale and off the shelf by itself."""
    shelf.plan(course_id, on_at=body.on_at, off_at=body.off_at, by=_by(request), now=clock.now())
    return ok(queries.edited(course_id))
