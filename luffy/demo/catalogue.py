"""The demo school's teachers, courses and degrees."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from luffy.accounts.audit import Actor
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseChapter,
    CourseDetail,
    CourseOutline,
    CourseSection,
    CourseSubCategory,
    CourseType,
    DegreeCourse,
    Level,
    OftenAskedQuestion,
    Product,
    SaleStatus,
    Scholarship,
    SectionType,
    Teacher,
    TeacherRole,
)
from luffy.catalog.services import refresh_search, refresh_teachers, save_course, save_degree, set_price
from luffy.core.calendar import day_of
from luffy.demo.content import content

DEMO = Actor("demo")
CATEGORIES = ("backend", "frontend", "data", "operations")
# How a lesson's kind is written in the contents; without any of these it is a video.
_KINDS = {
    "试看": (SectionType.VIDEO, True),
    "文档": (SectionType.DOCUMENT, False),
    "练习": (SectionType.EXERCISE, False),
}


def load_catalogue(*, now: datetime) -> None:
    """Write all of it."""
    teachers = _teachers()
    courses: dict[str, dict[str, Any]] = {}
    for order, name in enumerate(CATEGORIES, start=1):
        category = content(name)
        parent = CourseCategory.objects.create(name=category["category"], order=order)
        for course in category["courses"]:
            courses[course["name"]] = course
            # One course a week, the first ones first.
            published = now - timedelta(weeks=2 * len(CATEGORIES) * 6 - len(courses))
            _course(course, parent, order=len(courses), teachers=teachers, now=published)
    for course in courses.values():
        _recommend(course)
    for order, degree in enumerate(content("degrees"), start=1):
        _degree(degree, order, teachers, now)
    refresh_search(Course.objects.values_list("pk", flat=True))
    refresh_teachers(Teacher.objects.values_list("pk", flat=True))


def _teachers() -> dict[str, Teacher]:
    rows = [
        Teacher(**{**teacher, "role": TeacherRole[teacher["role"].upper()]})
        for teacher in content("teachers")
    ]
    return {row.name: row for row in Teacher.objects.bulk_create(rows)}


def _course(
    said: dict[str, Any],
    category: CourseCategory,
    *,
    order: int,
    teachers: Mapping[str, Teacher],
    now: datetime,
) -> None:
    sub_category, _ = CourseSubCategory.objects.get_or_create(
        name=said["sub_category"], defaults={"category": category}
    )
    course = save_course(
        Course(
            name=said["name"],
            sub_category=sub_category,
            course_type=CourseType[said["type"].upper()],
            brief=said["brief"],
            level=Level[said["level"].upper()],
            pub_date=day_of(now),
            period=said["period"],
            order=order * 10,
            status=SaleStatus[said["status"].upper()],
        )
    )
    detail = CourseDetail.objects.create(
        course=course,
        hours=said["hours"],
        course_slogan=said["slogan"],
        why_study=said["why"],
        what_to_study_brief=said["what"],
        career_improvement=said["career"],
        prerequisite=said["prerequisite"],
    )
    detail.teachers.set(teachers[name] for name in said["teachers"])
    CourseOutline.objects.bulk_create(
        CourseOutline(course_detail=detail, title=title, content=text, order=place)
        for place, (title, text) in enumerate(said["outline"], start=1)
    )
    _chapters(course, said["chapters"])
    _sell(course.product, said, now)


def _recommend(said: dict[str, Any]) -> None:
    detail = CourseDetail.objects.get(course__name=said["name"])
    detail.recommend_courses.set(Course.objects.filter(name__in=said["recommended"]))


def _degree(said: dict[str, Any], order: int, teachers: Mapping[str, Teacher], now: datetime) -> None:
    degree = save_degree(
        DegreeCourse(
            name=said["name"],
            brief=said["brief"],
            total_scholarship=said["total_scholarship"],
            mentor_compensation_bonus=said["mentor_bonus"],
            period=said["period"],
            prerequisite=said["prerequisite"],
            order=order,
        )
    )
    degree.teachers.set(teachers[name] for name in said["teachers"])
    Scholarship.objects.bulk_create(
        Scholarship(degree_course=degree, time_percent=int(percent), value=value)
        for percent, value in said["scholarships"].items()
    )
    sub_category = CourseSubCategory.objects.get(name=said["sub_category"])
    for place, module in enumerate(said["modules"], start=1):
        course = save_course(
            Course(
                name=module["name"],
                sub_category=sub_category,
                course_type=CourseType.MODULE,
                degree_course=degree,
                brief=module["brief"],
                level=Level[module["level"].upper()],
                pub_date=day_of(now),
                period=module["period"],
                order=place * 10,
            )
        )
        _chapters(course, module["chapters"])
    _sell(degree.product, said, now)


def _sell(product: Product, said: dict[str, Any], now: datetime) -> None:
    for access_days, price_fen in said["prices"].items():
        set_price(product_id=product.pk, access_days=int(access_days), price_fen=price_fen, by=DEMO, now=now)
    OftenAskedQuestion.objects.bulk_create(
        OftenAskedQuestion(product=product, question=question, answer=answer, order=place)
        for place, (question, answer) in enumerate(said["faq"], start=1)
    )


def _chapters(course: Course, said: Iterable[tuple[str, list[str]]]) -> None:
    for number, (name, lessons) in enumerate(said, start=1):
        chapter = CourseChapter.objects.create(course=course, chapter=number, name=name)
        CourseSection.objects.bulk_create(
            _lesson(chapter, place, text) for place, text in enumerate(lessons, start=1)
        )


def _lesson(chapter: CourseChapter, place: int, text: str) -> CourseSection:
    prefix, colon, rest = text.partition(":")
    kind, is_free = _KINDS[prefix] if colon else (SectionType.VIDEO, False)
    number = f"{chapter.course_id:03d}{chapter.chapter:02d}{place:02d}"
    links = {SectionType.VIDEO: f"demo-video-{number}", SectionType.DOCUMENT: f"/media/demo/{number}.pdf"}
    return CourseSection(
        chapter=chapter,
        name=rest or text,
        # Gaps, so that a lesson can be put in between.
        order=place * 2,
        section_type=kind,
        section_link=links.get(kind),
        seconds=300 + 97 * len(text) % 900 if kind is SectionType.VIDEO else 0,
        free_trial=is_free,
    )
