"""My learning: what to go on with, my courses, and how I kept at it."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import Page, page_of
from luffy.learning.queries import home
from luffy.learning.schemas import LearningHomeOut, MyCourseOut, MyCoursesQuery

router = Router(tags=["learning"])


@router.get("/learning/home", auth=signed_in, response=answers(LearningHomeOut))
def get_learning_home(request: HttpRequest) -> dict[str, Any]:
    """What to go on with, how many courses stand where, the last seven days, and the days in a row."""
    return ok(home.home_of(caller(request), day_of(clock.now())))


@router.get("/learning/courses", auth=signed_in, response=answers(Page[MyCourseOut]))
def list_learning_courses(request: HttpRequest, asked: Query[MyCoursesQuery]) -> dict[str, Any]:
    """My courses with my progress, what I learned last first; by where they stand, or by a part of their name."""
    account, today = caller(request), day_of(clock.now())
    page = page_of(home.courses_of(account.pk, today, state=asked.state, words=asked.q), asked)
    return ok({**page, "items": home.courses_shown(page["items"], account, today)})
