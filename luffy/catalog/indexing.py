"""What courses, degrees and teachers are found by, made of what is stored of them.

Source: docs/rules/search.md
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Model

from luffy.catalog import search
from luffy.catalog.models import Course, CourseDetail, DegreeCourse, SaleStatus, Teacher


def course_documents(course_ids: Sequence[int]) -> dict[int, str]:
    """The search words of these courses, by course: three queries, however many."""
    courses = Course.objects.filter(pk__in=course_ids).select_related("sub_category__category")
    names = CourseDetail.objects.filter(course__in=course_ids, teachers__isnull=False)
    teachers = _by_number(names.order_by("teachers").values_list("course_id", "teachers__name"))
    return {course.pk: course_words(course, teachers.get(course.pk, [])) for course in courses}


def course_words(course: Course, teachers: Iterable[str] = ()) -> str:
    """What a course is found by. Its sub-category and category must be loaded."""
    sub_category = course.sub_category
    related = [sub_category.name, sub_category.category.name, *teachers]
    return search.document(name=course.name, brief=course.brief, related=" ".join(related))


def degree_documents(degree_ids: Sequence[int]) -> dict[int, str]:
    """The search words of these degrees, by degree; what their modules are called belongs to them."""
    degrees = DegreeCourse.objects.filter(pk__in=degree_ids)
    named = degrees.filter(teachers__isnull=False).order_by("teachers")
    teachers = _by_number(named.values_list("pk", "teachers__name"))
    shown = Course.objects.filter(degree_course__in=degree_ids).exclude(status=SaleStatus.OFFLINE)
    modules = _by_number(shown.order_by("order", "pk").values_list("degree_course_id", "name"))
    return {
        degree.pk: search.document(
            name=degree.name,
            brief=degree.brief,
            related=" ".join([*teachers.get(degree.pk, []), *modules.get(degree.pk, [])]),
        )
        for degree in degrees
    }


def teacher_documents(teacher_ids: Sequence[int]) -> dict[int, str]:
    """The search words of these teachers, by teacher."""
    return {
        teacher.pk: search.document(
            name=teacher.name, brief=teacher.title, related=f"{teacher.signature or ''} {teacher.brief}"
        )
        for teacher in Teacher.objects.filter(pk__in=teacher_ids)
    }


def store(model: type[Model], documents: Mapping[int, str]) -> int:
    """Write the search words of these rows where they differ; how many did."""
    if not documents:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_STORE.format(table=_TABLES[model]), [list(documents), list(documents.values())])
        return int(cursor.rowcount)


def differing(model: type[Model], documents: Mapping[int, str]) -> list[int]:
    """The rows whose stored words are others than these."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERING.format(table=_TABLES[model]), [list(documents), list(documents.values())])
        return [number for (number,) in cursor.fetchall()]


_TABLES: Mapping[type[Model], str] = {
    Course: "catalog_course",
    DegreeCourse: "catalog_degreecourse",
    Teacher: "catalog_teacher",
}
_STORE = """
UPDATE {table} stored SET search = made.words::tsvector
FROM unnest(%s::bigint[], %s::text[]) AS made(id, words)
WHERE stored.id = made.id AND stored.search IS DISTINCT FROM made.words::tsvector
"""
_DIFFERING = """
SELECT stored.id FROM {table} stored JOIN unnest(%s::bigint[], %s::text[]) AS made(id, words) USING (id)
WHERE stored.search IS DISTINCT FROM made.words::tsvector ORDER BY stored.id
"""


def _by_number(pairs: Iterable[tuple[int | None, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, name in pairs:
        if number is not None:
            found.setdefault(number, []).append(name)
    return found
