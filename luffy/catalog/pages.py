"""Finished bytes as HTTP answers, for the catalogue's own endpoints and those above it."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from luffy.catalog import cache, queries
from luffy.catalog.listing import Wanted, listed_courses
from luffy.core.envelope import ok
from luffy.core.paging import PageQuery


def finished_page(question: str, build: Callable[[], Any]) -> bytes:
    """The body of an answer, envelope included: kept, or made of what `build` gives."""
    return cache.finished(question, lambda: cache.Answer(orjson.dumps(ok(build()))))


def finished_list(question: str, build: Callable[[], dict[str, Any]]) -> bytes:
    """`finished_page` of a page of a list. An empty one is not kept: page numbers that lead nowhere are without end."""

    def answer() -> cache.Answer:
        page = build()
        return cache.Answer(orjson.dumps(ok(page)), worth_keeping=bool(page["items"]))

    return cache.finished(question, answer)


def course_page(course_id: int, *, for_owner: bool = False) -> bytes:
    """The body of a course's public page; an owner's course has one even when it is offline.

    Raises: CourseNotFound.
    """
    question = f"course {course_id} {'owned' if for_owner else ''}"
    return finished_page(question, lambda: queries.course(course_id, for_owner=for_owner))


def degree_page(degree_id: int) -> bytes:
    """The body of a degree's public page. Raises: DegreeNotFound."""
    return finished_page(f"degree {degree_id}", lambda: queries.degree(degree_id))


def teacher_page(teacher_id: int) -> bytes:
    """The body of a teacher's public page. Raises: TeacherNotFound."""
    return finished_page(f"teacher {teacher_id}", lambda: queries.teacher(teacher_id))


def course_list(wanted: Wanted) -> bytes:
    """The body of a page of the course list."""

    def answer() -> cache.Answer:
        body, total = listed_courses(wanted)
        return cache.Answer(body, worth_keeping=total > (wanted.page - 1) * wanted.page_size)

    return cache.finished(f"courses {wanted}", answer, free_form=wanted.is_free_form)


def degree_list(asked: PageQuery) -> bytes:
    """The body of a page of the degree list."""
    return finished_list(f"degrees {asked}", lambda: queries.degrees(asked))


def category_list(asked: PageQuery) -> bytes:
    """The body of a page of the categories."""
    return finished_list(f"categories {asked}", lambda: queries.categories(asked))


def finished_answer(
    request: HttpRequest, body: bytes, *, content_type: str = "application/json"
) -> HttpResponse:
    """The body with its ETag, or 304 for who has it already."""
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    # May be kept by anybody, must be asked about each time: a price must never be shown late.
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    conditional = get_conditional_response(request, etag=etag, response=response)
    return conditional or response
