"""Categories, sub-categories and teachers, as the editors of the catalogue keep them."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.audit import Actor
from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.editing import people, queries
from luffy.catalog.errors import CatalogueRefused, CategoryInUse, CategoryNotFound, TeacherNotFound
from luffy.catalog.models import CourseCategory, CourseSubCategory
from luffy.catalog.schemas_ops import (
    AskedTeachers,
    CategoryIn,
    OpsCategoryOut,
    OpsTeacherOut,
    SubCategoryIn,
    TeacherIn,
)
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of

router = Router(auth=allowed_to(Action.EDIT_CATALOGUE))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]


def _by(request: HttpRequest) -> Actor:
    return visit(request).by(caller(request).pk)


def _shown(row: CourseCategory | CourseSubCategory) -> dict[str, Any]:
    parent = row.category if isinstance(row, CourseSubCategory) else row
    return ok(queries.category_items([parent])[0])


@router.get("/ops/categories", response=answers(Page[OpsCategoryOut], NotAllowed))
def list_categories(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Categories with their sub-categories, in the school's order."""
    del request
    found = page_of(queries.categories(), page)
    return ok({**found, "items": queries.category_items(found["items"])})


@router.post("/ops/categories", response=answers(OpsCategoryOut, NotAllowed, CatalogueRefused, status=201))
def add_category(request: HttpRequest, body: CategoryIn) -> tuple[int, dict[str, Any]]:
    """A new category."""
    made = people.save_category(name=body.name, order=body.order, by=_by(request), now=clock.now())
    return 201, _shown(made)


@router.put(
    "/ops/categories/{category_id}",
    response=answers(OpsCategoryOut, NotAllowed, CategoryNotFound, CatalogueRefused),
)
def change_category(request: HttpRequest, category_id: IdPath, body: CategoryIn) -> dict[str, Any]:
    """Another name or place."""
    row = people.save_category(
        category_id=category_id, name=body.name, order=body.order, by=_by(request), now=clock.now()
    )
    return _shown(row)


@router.delete(
    "/ops/categories/{category_id}", response=answers(None, NotAllowed, CategoryNotFound, CategoryInUse)
)
def remove_category(request: HttpRequest, category_id: IdPath) -> dict[str, Any]:
    """Away with a category that nothing stands in."""
    people.remove_category(category_id, by=_by(request), now=clock.now())
    return ok(None)


@router.post(
    "/ops/sub-categories",
    response=answers(OpsCategoryOut, NotAllowed, CategoryNotFound, CatalogueRefused, status=201),
)
def add_sub_category(request: HttpRequest, body: SubCategoryIn) -> tuple[int, dict[str, Any]]:
    """A new sub-category; its category is answered."""
    made = people.save_sub_category(**body.model_dump(), by=_by(request), now=clock.now())
    return 201, _shown(made)


@router.put(
    "/ops/sub-categories/{sub_category_id}",
    response=answers(OpsCategoryOut, NotAllowed, CategoryNotFound, CatalogueRefused),
)
def change_sub_category(request: HttpRequest, sub_category_id: IdPath, body: SubCategoryIn) -> dict[str, Any]:
    """Another name, place or category."""
    row = people.save_sub_category(
        sub_category_id=sub_category_id, **body.model_dump(), by=_by(request), now=clock.now()
    )
    return _shown(row)


@router.delete(
    "/ops/sub-categories/{sub_category_id}",
    response=answers(None, NotAllowed, CategoryNotFound, CategoryInUse),
)
def remove_sub_category(request: HttpRequest, sub_category_id: IdPath) -> dict[str, Any]:
    """Away with a sub-category that no course stands in."""
    people.remove_sub_category(sub_category_id, by=_by(request), now=clock.now())
    return ok(None)


@router.get("/ops/teachers", response=answers(Page[OpsTeacherOut], NotAllowed))
def list_teachers(
    request: HttpRequest, asked: Query[AskedTeachers], page: Query[PageQuery]
) -> dict[str, Any]:
    """Lecturers and mentors as the public sees them, by name."""
    del request
    found = page_of(queries.teachers(q=asked.q.strip(), role=asked.role), page)
    return ok({**found, "items": [queries.teacher_item(row) for row in found["items"]]})


@router.post("/ops/teachers", response=answers(OpsTeacherOut, NotAllowed, CatalogueRefused, status=201))
def add_teacher(request: HttpRequest, body: TeacherIn) -> tuple[int, dict[str, Any]]:
    """A new teacher."""
    fields = people.TeacherFields(**body.model_dump())
    made = people.save_teacher(fields, by=_by(request), now=clock.now())
    return 201, ok(queries.teacher_item(queries.teachers().get(pk=made.pk)))


@router.put(
    "/ops/teachers/{teacher_id}",
    response=answers(OpsTeacherOut, NotAllowed, TeacherNotFound, CatalogueRefused),
)
def change_teacher(request: HttpRequest, teacher_id: IdPath, body: TeacherIn) -> dict[str, Any]:
    """Show a teacher otherwise, on all her courses."""
    fields = people.TeacherFields(**body.model_dump())
    row = people.save_teacher(fields, teacher_id=teacher_id, by=_by(request), now=clock.now())
    return ok(queries.teacher_item(queries.teachers().get(pk=row.pk)))
