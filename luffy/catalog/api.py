"""The public catalogue. Answers are finished bytes with a strong ETag: see `pages` and `cache`."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from luffy.catalog import cache, queries
from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.listing import Wanted, listed_courses
from luffy.catalog.pages import finished_answer, finished_list, finished_page
from luffy.catalog.schemas import CategoryOut, CourseFilters, CourseItem, DegreeItem, DegreeOut
from luffy.core.envelope import answers
from luffy.core.paging import Page, PageQuery

router = Router(tags=["catalog"])


@router.get("/courses", response=answers(Page[CourseItem]))
def list_courses(request: HttpRequest, asked: Query[CourseFilters]) -> HttpResponse:
    """Courses that are on sale or announced."""
    wanted = asked.normalised()
    body = cache.finished(f"courses {wanted}", lambda: _page(wanted), free_form=wanted.is_free_form)
    return finished_answer(request, body)


@router.get("/degrees", response=answers(Page[DegreeItem]))
def list_degrees(request: HttpRequest, asked: Query[PageQuery]) -> HttpResponse:
    """Degrees that are on sale or announced."""
    return finished_answer(request, finished_list(f"degrees {asked}", lambda: queries.degrees(asked)))


@router.get("/degrees/{degree_id}", response=answers(DegreeOut, DegreeNotFound))
def get_degree(request: HttpRequest, degree_id: int) -> HttpResponse:
    """A degree with its modules, teachers, scholarships, questions and prices."""
    body = finished_page(f"degree {degree_id}", lambda: queries.degree(degree_id))
    return finished_answer(request, body)


@router.get("/categories", response=answers(Page[CategoryOut]))
def list_categories(request: HttpRequest, asked: Query[PageQuery]) -> HttpResponse:
    """Categories with their sub-categories."""
    return finished_answer(request, finished_list(f"categories {asked}", lambda: queries.categories(asked)))


def _page(wanted: Wanted) -> cache.Answer:
    body, total = listed_courses(wanted)
    return cache.Answer(body, worth_keeping=total > (wanted.page - 1) * wanted.page_size)
