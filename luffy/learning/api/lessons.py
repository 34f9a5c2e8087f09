"""Lessons: where they stand in their course, what they hold, and how much of them was learned."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in
from luffy.catalog.errors import CourseNotFound
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID
from luffy.learning.errors import LessonLocked, LessonNotFound, NotMarkedByHand, TooManyDevices
from luffy.learning.models import LessonProgress
from luffy.learning.queries import lessons as queries
from luffy.learning.schemas import CourseOutlineOut, LessonOut, ProgressIn, ProgressOut
from luffy.learning.services import watching
from luffy.learning.video import devices

router = Router(tags=["learning"])
LessonId = Annotated[int, Path(ge=1, le=MAX_ID)]
CourseId = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get(
    "/learning/courses/{course_id}",
    auth=maybe_signed_in,
    response=answers(CourseOutlineOut, CourseNotFound),
)
def get_course_outline(request: HttpRequest, course_id: CourseId) -> dict[str, Any]:
    """A course's lessons, which of them open for me today, and how far I am."""
    return ok(queries.outline_shown(course_id, maybe_caller(request), day_of(clock.now())))


@router.get(
    "/learning/lessons/{lesson_id}",
    auth=maybe_signed_in,
    response=answers(LessonOut, LessonNotFound, LessonLocked),
)
def get_lesson(request: HttpRequest, lesson_id: LessonId) -> dict[str, Any]:
    """What the lesson holds. A free trial opens for everybody, others for who has access today."""
    account = maybe_caller(request)
    opened = queries.open_lesson(lesson_id, account, day_of(clock.now()))
    return ok(queries.lesson_shown(opened, account))


@router.post(
    "/learning/lessons/{lesson_id}/progress",
    auth=signed_in,
    response=answers(ProgressOut, LessonNotFound, LessonLocked, TooManyDevices),
)
def report_progress(request: HttpRequest, lesson_id: LessonId, given: ProgressIn) -> dict[str, Any]:
    """What I played since the last report. It only adds: the same report twice changes nothing.

    Small enough to be sent while a page closes (`fetch` with `keepalive`, which can carry the CSRF token).
    """
    account, now = caller(request), clock.now()
    opened = queries.open_lesson(lesson_id, account, day_of(now))
    row = watching.report(
        account_id=account.pk,
        section=opened.section,
        played=given.played,
        position=given.position,
        tab=given.device,
        now=now,
    )
    if given.stopped:
        devices.leave(account.pk, given.device)
    else:
        devices.enter(account.pk, given.device, now)
    return ok(_shown(row))


@router.post(
    "/learning/lessons/{lesson_id}/done",
    auth=signed_in,
    response=answers(ProgressOut, LessonNotFound, LessonLocked, NotMarkedByHand),
)
def mark_lesson_done(request: HttpRequest, lesson_id: LessonId) -> dict[str, Any]:
    """I have read this document. Once done it stays done."""
    account, now = caller(request), clock.now()
    opened = queries.open_lesson(lesson_id, account, day_of(now))
    return ok(_shown(watching.mark_done(account_id=account.pk, section=opened.section, now=now)))


def _shown(row: LessonProgress) -> dict[str, Any]:
    return {
        "lesson_id": row.section_id,
        "percent": row.percent,
        "done": row.done_at is not None,
        "position": row.position,
    }
