"""What the editors of the catalogue see: lists, one course, its history."""

from dataclasses import asdict
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from luffy.catalog.editing.changes import changes
from luffy.catalog.editing.content import CourseContent, digest_of
from luffy.catalog.editing.gaps import gaps
from luffy.catalog.editing.reading import content_of
from luffy.catalog.errors import CourseNotFound, VersionNotFound
from luffy.catalog.images import shown_image
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseSection,
    CourseSubCategory,
    DegreeCourse,
    SaleStatus,
    Teacher,
)
from luffy.catalog.versions import CourseVersion, ShelfPlan

_LOWEST = Min("product__price_policies__price_fen", filter=Q(product__price_policies__on_sale=True))


def courses(
    *, q: str = "", status: int | None = None, course_type: int | None = None, category: int | None = None,
    planned: bool = False,
) -> QuerySet[Any]:  # fmt: skip
    """Courses whatever their state, who was saved last first; `q` is a part of the name."""
    last = CourseVersion.objects.filter(course=OuterRef("pk")).order_by("-number")
    lessons = (
        CourseSection.objects.filter(chapter__course=OuterRef("pk"))
        .order_by()
        .values("chapter__course")
        .annotate(count=Count("pk"))
        .values("count")
    )
    found = (
        Course.objects.select_related("sub_category", "degree_course", "shelf_plan")
        .annotate(
            price_from=_LOWEST,
            lesson_count=Subquery(lessons),
            saved_at=Subquery(last.values("at")[:1]),
            saved_by=Subquery(last.values("by__username")[:1]),
        )
        .order_by("-id")
    )
    wanted = Q(name__icontains=q) if q else Q()
    if status is not None:
        wanted &= Q(status=status)
    if course_type is not None:
        wanted &= Q(course_type=course_type)
    if category is not None:
        wanted &= Q(sub_category__category=category)
    return found.filter(wanted, shelf_plan__isnull=False) if planned else found.filter(wanted)


def course_item(course: Any) -> dict[str, Any]:
    plan: ShelfPlan | None = getattr(course, "shelf_plan", None)
    degree = course.degree_course
    return {
        "id": course.pk,
        "name": course.name,
        "image": shown_image("course", course.pk, course.name, course.course_img),
        "status": course.status,
        "status_label": str(course.get_status_display()),
        "course_type": course.course_type,
        "course_type_label": str(course.get_course_type_display()),
        "sub_category": {"id": course.sub_category_id, "name": course.sub_category.name},
        "degree": {"id": degree.pk, "name": degree.name} if degree else None,
        "price_from_fen": course.price_from,
        "lessons": course.lesson_count or 0,
        "on_at": plan.on_at if plan else None,
        "off_at": plan.off_at if plan else None,
        "saved_at": course.saved_at,
        "saved_by": course.saved_by,
    }


def degrees() -> QuerySet[Any]:
    """Degrees whatever their state, in the school's order."""
    return DegreeCourse.objects.annotate(
        price_from=_LOWEST, module_count=Count("modules", distinct=True)
    ).order_by("order", "id")


def degree_item(degree: Any) -> dict[str, Any]:
    return {
        "id": degree.pk,
        "name": degree.name,
        "image": shown_image("degree", degree.pk, degree.name, degree.course_img),
        "status": degree.status,
        "status_label": str(degree.get_status_display()),
        "modules": degree.module_count,
        "price_from_fen": degree.price_from,
    }


def edited(course_id: int) -> dict[str, Any]:
    """A course as its editor gets it, in a fixed number of queries. Raises: CourseNotFound."""
    course = Course.objects.select_related("shelf_plan").filter(pk=course_id).first()
    if course is None:
        raise CourseNotFound(course=course_id)
    content = content_of(course)
    last = CourseVersion.objects.filter(course=course).select_related("by").order_by("-number").first()
    plan: ShelfPlan | None = getattr(course, "shelf_plan", None)
    return {
        "id": course.pk,
        "digest": digest_of(content),
        "version": last.number if last else 0,
        "status": course.status,
        "status_label": str(course.get_status_display()),
        "has_page": course.status != SaleStatus.OFFLINE,
        "content": content.stored(),
        "gaps": [asdict(gap) for gap in gaps(content)],
        "plan": {"on_at": plan.on_at if plan else None, "off_at": plan.off_at if plan else None},
        "saved_at": last.at if last else None,
        "saved_by": last.by.username if last and last.by else None,
        "teachers": list(
            Teacher.objects.filter(pk__in=content.teacher_ids).order_by("id").values("id", "name")
        ),
        "recommended": list(
            Course.objects.filter(pk__in=content.recommended_ids).order_by("id").values("id", "name")
        ),
    }


def versions(course_id: int) -> QuerySet[CourseVersion]:
    """The history of a course, newest first. Raises: CourseNotFound."""
    if not Course.objects.filter(pk=course_id).exists():
        raise CourseNotFound(course=course_id)
    return CourseVersion.objects.filter(course=course_id).select_related("by").order_by("-number")


def version_item(version: CourseVersion, last_number: int) -> dict[str, Any]:
    return {
        "number": version.number,
        "at": version.at,
        "by": version.by.username if version.by else None,
        "cause": version.cause,
        "note": version.note,
        "restored_from": version.restored_from,
        "is_current": version.number == last_number,
    }


def last_number(course_id: int) -> int:
    last = CourseVersion.objects.filter(course=course_id).order_by("-number").first()
    return last.number if last else 0


def version(course_id: int, number: int) -> dict[str, Any]:
    """A version with what it changed, and what restoring it would change. Raises: CourseNotFound, VersionNotFound."""
    found = versions(course_id).filter(number=number).first()
    if found is None:
        raise VersionNotFound(course=course_id, number=number)
    earlier = versions(course_id).filter(number=number - 1).first()
    content = CourseContent.from_stored(found.content)
    was = CourseContent.from_stored(earlier.content) if earlier else None
    said_now = content_of(Course.objects.get(pk=course_id))
    return {
        **version_item(found, last_number(course_id)),
        "changes": [asdict(change) for change in changes(was, content)] if was else [],
        "restoring": [asdict(change) for change in changes(said_now, content)],
        "content": found.content,
    }


def categories() -> QuerySet[Any]:
    return CourseCategory.objects.order_by("order", "id").prefetch_related("sub_categories")


def category_items(rows: list[CourseCategory]) -> list[dict[str, Any]]:
    """Categories with their sub-categories, and how many courses of any state stand in each."""
    found = CourseSubCategory.objects.filter(category__in=rows).annotate(course_count=Count("courses"))
    below: dict[int, list[dict[str, Any]]] = {}
    for sub in found.order_by("order", "id"):
        entry = {"id": sub.pk, "name": sub.name, "order": sub.order, "courses": sub.course_count}
        below.setdefault(sub.category_id, []).append(entry)
    return [
        {"id": row.pk, "name": row.name, "order": row.order, "sub_categories": below.get(row.pk, [])}
        for row in rows
    ]


def teachers(*, q: str = "", role: int | None = None) -> QuerySet[Any]:
    wanted = Q(name__icontains=q) | Q(title__icontains=q) if q else Q()
    if role is not None:
        wanted &= Q(role=role)
    return (
        Teacher.objects.filter(wanted).annotate(course_count=Count("course_details")).order_by("name", "id")
    )


def teacher_item(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "role": row.role,
        "role_label": str(row.get_role_display()),
        "title": row.title,
        "signature": row.signature or "",
        "image": row.image,
        "brief": row.brief,
        "courses": row.course_count,
    }
