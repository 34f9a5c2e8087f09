"""A course's page as its reader may see it: the same for all, and with every link for who has access."""

from datetime import date

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from luffy.accounts.auth import maybe_caller, maybe_signed_in
from luffy.accounts.models import Account
from luffy.catalog import queries as catalog
from luffy.catalog.errors import CourseNotFound
from luffy.catalog.models import Course
from luffy.catalog.pages import course_page, finished_answer
from luffy.catalog.schemas import CourseOut
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers
from luffy.learning import queries

router = Router(tags=["catalog"])


@router.get("/courses/{course_id}", auth=maybe_signed_in, response=answers(CourseOut, CourseNotFound))
def get_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """A course with its outline, lessons, teachers, questions and prices.

    `section_link` is given for free trials, and for all lessons to who has access today.
    """
    account = maybe_caller(request)
    if account is None or not _opens(course_id, account, day_of(clock.now())):
        return finished_answer(request, course_page(course_id))
    body = course_page(course_id, for_owner=True)
    response = HttpResponse(_with_links(body, course_id), content_type="application/json")
    # The links are this reader's: nobody else's cache may keep them.
    patch_cache_control(response, private=True, no_store=True)
    return response


def _opens(course_id: int, account: Account, today: date) -> bool:
    course = Course.objects.filter(pk=course_id).first()
    return course is not None and queries.course_verdict(course, account, today).is_open


def _with_links(body: bytes, course_id: int) -> bytes:
    page = orjson.loads(body)
    links = catalog.section_links(course_id)
    for chapter in page["data"]["chapters"]:
        for section in chapter["sections"]:
            section["section_link"] = links.get(section["id"])
    return orjson.dumps(page)
