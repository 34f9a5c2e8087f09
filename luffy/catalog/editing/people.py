"""Categories, sub-categories and teachers: what courses refer to."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from luffy.accounts.audit import Actor, record
from luffy.catalog.cache import bump_version
from luffy.catalog.errors import CatalogueRefused, CategoryInUse, CategoryNotFound, TeacherNotFound
from luffy.catalog.models import Course, CourseCategory, CourseSubCategory, Teacher
from luffy.catalog.services import refresh_search, refresh_teachers


@dataclass(frozen=True, slots=True)
class TeacherFields:
    """A teacher as an editor wants her shown."""

    name: str
    role: int
    title: str
    signature: str
    image: str
    brief: str


@transaction.atomic
def save_category(
    *, category_id: int | None = None, name: str, order: int, by: Actor, now: datetime
) -> CourseCategory:
    """Raises: CategoryNotFound, CatalogueRefused."""
    row = CourseCategory() if category_id is None else _category(category_id)
    before = None if category_id is None else {"name": row.name, "order": row.order}
    row.name, row.order = name, order
    _save(row, "category", before, {"name": name, "order": order}, by=by, now=now)
    refresh_search(Course.objects.filter(sub_category__category=row).values_list("pk", flat=True))
    return row


@transaction.atomic
def save_sub_category(
    *, sub_category_id: int | None = None, category_id: int, name: str, order: int, by: Actor, now: datetime
) -> CourseSubCategory:
    """Raises: CategoryNotFound, CatalogueRefused."""
    parent = _category(category_id)
    row = CourseSubCategory() if sub_category_id is None else _sub_category(sub_category_id)
    before = None
    if sub_category_id is not None:
        before = {"name": row.name, "order": row.order, "category": row.category_id}
    row.category, row.name, row.order = parent, name, order
    after = {"name": name, "order": order, "category": category_id}
    _save(row, "sub_category", before, after, by=by, now=now)
    refresh_search(row.courses.values_list("pk", flat=True))
    return row


@transaction.atomic
def remove_category(category_id: int, *, by: Actor, now: datetime) -> None:
    """Raises: CategoryNotFound, CategoryInUse."""
    _remove(_category(category_id), "category", by=by, now=now)


@transaction.atomic
def remove_sub_category(sub_category_id: int, *, by: Actor, now: datetime) -> None:
    """Raises: CategoryNotFound, CategoryInUse."""
    _remove(_sub_category(sub_category_id), "sub_category", by=by, now=now)


@transaction.atomic
def save_teacher(
    fields: TeacherFields, *, teacher_id: int | None = None, by: Actor, now: datetime
) -> Teacher:
    """Raises: TeacherNotFound, CatalogueRefused."""
    row = Teacher() if teacher_id is None else _teacher(teacher_id)
    known = asdict(fields)
    before = None if teacher_id is None else {name: getattr(row, name) for name in known}
    for name, value in known.items():
        setattr(row, name, value)
    row.signature = fields.signature or None
    _save(row, "teacher", before, known, by=by, now=now)
    refresh_teachers([row.pk])
    return row


def _save(
    row: CourseCategory | CourseSubCategory | Teacher,
    kind: str,
    before: dict[str, Any] | None,
    after: dict[str, Any],
    *,
    by: Actor,
    now: datetime,
) -> None:
    try:
        # Its own is made of the others.
        row.full_clean(exclude={"search"})
    except ValidationError as error:
        raise CatalogueRefused(fields=error.message_dict) from error
    if before == after:
        return
    row.save()
    record(f"{kind}.saved", f"{kind}:{row.pk}", by=by, now=now, change=(before, after))
    bump_version()


def _remove(row: CourseCategory | CourseSubCategory, kind: str, *, by: Actor, now: datetime) -> None:
    subject, before = f"{kind}:{row.pk}", {"name": row.name, "order": row.order}
    try:
        row.delete()
    except ProtectedError as error:
        raise CategoryInUse from error
    record(f"{kind}.removed", subject, by=by, now=now, change=(before, None))
    bump_version()


def _category(category_id: int) -> CourseCategory:
    row = CourseCategory.objects.select_for_update().filter(pk=category_id).first()
    if row is None:
        raise CategoryNotFound
    return row


def _sub_category(sub_category_id: int) -> CourseSubCategory:
    row = CourseSubCategory.objects.select_for_update().filter(pk=sub_category_id).first()
    if row is None:
        raise CategoryNotFound
    return row


def _teacher(teacher_id: int) -> Teacher:
    row = Teacher.objects.select_for_update().filter(pk=teacher_id).first()
    if row is None:
        raise TeacherNotFound
    return row
