"""Courses and degrees for tests: what is not said does not matter."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseChapter,
    CourseDetail,
    CourseSection,
    CourseSubCategory,
    CourseType,
    DegreeCourse,
    Level,
    Product,
    Teacher,
)
from luffy.catalog.services import refresh_teachers, save_course, save_degree, set_price

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
_numbers = count(1)


def a_sub_category(name: str = "", category: str = "") -> CourseSubCategory:
    number = next(_numbers)
    parent, _ = CourseCategory.objects.get_or_create(name=category or f"大类{number}")
    return CourseSubCategory.objects.get_or_create(
        name=name or f"子类{number}", defaults={"category": parent}
    )[0]


def a_course(name: str = "", *, prices: Mapping[int, int] | None = None, **fields: Any) -> Course:
    """A course on sale; `prices` is fen by days, by default 30 days for 99 yuan. `{}`: none."""
    number = next(_numbers)
    fields.setdefault("sub_category", None)
    course = Course(
        name=name or f"课程{number}",
        brief=fields.pop("brief", "简介"),
        sub_category=fields.pop("sub_category") or a_sub_category(),
        level=fields.pop("level", Level.INTERMEDIATE),
        **fields,
    )
    save_course(course)
    if course.course_type != CourseType.MODULE:
        price(course.product, {30: 9_900} if prices is None else prices)
    return course


def a_degree(
    name: str = "", *, prices: Mapping[int, int] | None = None, modules: int = 0, **fields: Any
) -> DegreeCourse:
    """A degree on sale with so many modules; by default 720 days for 9,800 yuan."""
    number = next(_numbers)
    degree = save_degree(
        DegreeCourse(name=name or f"学位{number}", brief=fields.pop("brief", "简介"), **fields)
    )
    price(degree.product, {720: 980_000} if prices is None else prices)
    for order in range(1, modules + 1):
        a_course(
            f"{degree.name}模块{order}", course_type=CourseType.MODULE, degree_course=degree, order=order
        )
    return degree


def a_teacher(*teaches: Course | DegreeCourse, name: str = "", **fields: Any) -> Teacher:
    """A lecturer of these courses and degrees."""
    shown = {"title": "讲师", "brief": "十年经验", **fields}
    teacher = Teacher.objects.create(name=name or f"老师{next(_numbers)}", **shown)
    for item in teaches:
        if isinstance(item, Course):
            CourseDetail.objects.get_or_create(course=item)[0].teachers.add(teacher)
        else:
            item.teachers.add(teacher)
    refresh_teachers([teacher.pk])
    return teacher


def price(product: Product, prices: Mapping[int, int]) -> None:
    for access_days, price_fen in prices.items():
        set_price(product_id=product.pk, access_days=access_days, price_fen=price_fen, by=SYSTEM_JOB, now=NOW)


def a_lesson(
    course: Course, *, chapter: int = 1, link: str | None = None, free: bool = False
) -> CourseSection:
    parent, _ = CourseChapter.objects.get_or_create(
        course=course, chapter=chapter, defaults={"name": f"第{chapter}章"}
    )
    number = next(_numbers)
    return CourseSection.objects.create(
        chapter=parent,
        name=f"课时{number}",
        order=parent.coursesections.count() + 1,
        section_link=link,
        free_trial=free,
    )
