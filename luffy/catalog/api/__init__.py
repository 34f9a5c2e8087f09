"""The public catalogue, and what its editors do. Public answers are finished bytes with a strong ETag: see `cache`."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from luffy.catalog.api.editor import router as editor
from luffy.catalog.api.history import router as history
from luffy.catalog.api.people import router as people
from luffy.catalog.errors import DegreeNotFound, TeacherNotFound
from luffy.catalog.pages import (
    category_list,
    course_list,
    degree_list,
    degree_page,
    finished_answer,
    teacher_page,
)
from luffy.catalog.schemas import (
    CategoryOut,
    CourseFilters,
    CourseItem,
    DegreeItem,
    DegreeOut,
    TeacherPageOut,
)
from luffy.core.envelope import answers
from luffy.core.paging import MAX_ID, Page, PageQuery

router = Router(tags=["catalog"])
router.add_router("", editor)
router.add_router("", history)
router.add_router("", people)


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


@router.get("/teachers/{teacher_id}", response=answers(TeacherPageOut, TeacherNotFound))
def get_teacher(request: HttpRequest, teacher_id: Annotated[int, Path(ge=1, le=MAX_ID)]) -> HttpResponse:
    """A teacher with her courses and degrees."""
    return finished_answer(request, teacher_page(teacher_id))


@router.get("/categories", response=answers(Page[CategoryOut]))
def list_categories(request: HttpRequest, asked: Query[PageQuery]) -> HttpResponse:
    """Categories with their sub-categories."""
    return finished_answer(request, category_list(asked))
