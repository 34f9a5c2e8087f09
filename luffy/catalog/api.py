"""The public catalogue. Answers are finished bytes with a strong ETag: see `pages` and `cache`."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.pages import category_list, course_list, degree_list, degree_page, finished_answer
from luffy.catalog.schemas import CategoryOut, CourseFilters, CourseItem, DegreeItem, DegreeOut
from luffy.core.envelope import answers
from luffy.core.paging import Page, PageQuery

router = Router(tags=["catalog"])


@router.get("/courses", response=answers(Page[CourseItem]))
def list_courses(request: HttpRequest, asked: Query[CourseFilters]) -> HttpResponse:
    """Courses that are on sale or announced."""
    return finished_answer(request, course_list(asked.normalised()))


@router.get("/degrees", response=answers(Page[DegreeItem]))
def list_degrees(request: HttpRequest, asked: Query[PageQuery]) -> HttpResponse:
    """Degrees that are on sale or announced."""
    return finished_answer(request, degree_list(asked))


@router.get("/degrees/{degree_id}", response=answers(DegreeOut, DegreeNotFound))
def get_degree(request: HttpRequest, degree_id: int) -> HttpResponse:
    """A degree with its modules, teachers, scholarships, questions and prices."""
    return finished_answer(request, degree_page(degree_id))


@router.get("/categories", response=answers(Page[CategoryOut]))
def list_categories(request: HttpRequest, asked: Query[PageQuery]) -> HttpResponse:
    """Categories with their sub-categories."""
    return finished_answer(request, category_list(asked))
