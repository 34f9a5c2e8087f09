"""The public catalogue. Answers are finished bytes with a strong ETag: see `pages` and `cache`."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from luffy.catalog import cache, queries
from luffy.catalog.errors import CourseNotFound, DegreeNotFound
from luffy.catalog.listing import Wanted, listed_courses
from luffy.catalog.pages import course_page, finished_answer, finished_page
from luffy.catalog.schemas import CategoryOut, CourseFilters, CourseItem, CourseOut, DegreeItem, DegreeOut
from luffy.core.envelope import answers
from luffy.core.paging import Page

router = Router(tags=["catalog"])


@router.get("/courses", response=answers(Page[CourseItem]))
def list_courses(request: HttpRequest, asked: Query[CourseFilters]) -> HttpResponse:
    """Courses that are on sale or announced."""
    wanted = asked.normalised()
    body = cache.finished(f"courses {wanted}", lambda: _page(wanted), free_form=wanted.is_free_form)
    return finished_answer(request, body)


@router.get("/courses/{course_id}", response=answers(CourseOut, CourseNotFound))
def get_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """A course with its outline, lessons, teachers, questions and prices."""
    return finished_answer(request, course_page(course_id))


@router.get("/degrees", response=answers(list[DegreeItem]))
def list_degrees(request: HttpRequest) -> HttpResponse:
    """All degrees that are on sale or announced."""
    return finished_answer(request, finished_page("degrees", queries.degrees))


@router.get("/degrees/{degree_id}", response=answers(DegreeOut, DegreeNotFound))
def get_degree(request: HttpRequest, degree_id: int) -> HttpResponse:
    """A degree with its modules, teachers, scholarships, questions and prices."""
    body = finished_page(f"degree {degree_id}", lambda: queries.degree(degree_id))
    return finished_answer(request, body)


@router.get("/categories", response=answers(list[CategoryOut]))
def list_categories(request: HttpRequest) -> HttpResponse:
    """All categories with their sub-categories."""
    return finished_answer(request, finished_page("categories", queries.categories))


def _page(wanted: Wanted) -> cache.Answer:
    body, total = listed_courses(wanted)
    return cache.Answer(body, worth_keeping=total > (wanted.page - 1) * wanted.page_size)
