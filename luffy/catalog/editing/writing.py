"""A content into a course's rows. The course must be locked; whoever calls opens the transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from luffy.accounts.audit import Actor
from luffy.catalog import services
from luffy.catalog.editing.content import ChapterContent, CourseContent, LessonContent
from luffy.catalog.errors import CatalogueRefused, LessonInUse
from luffy.catalog.models import (
    Course,
    CourseChapter,
    CourseDetail,
    CourseOutline,
    CourseSection,
    CourseType,
    OftenAskedQuestion,
    PricePolicy,
    Product,
    Teacher,
)

# Names and places are changed one by one: two that change places clash only until both are written.
_LATER = "SET CONSTRAINTS chapter_number_unique, section_order_unique, section_link_unique DEFERRED"
_NOW = "SET CONSTRAINTS chapter_number_unique, section_order_unique, section_link_unique IMMEDIATE"
# A lesson is given every second number, so that other programs can put one between.
_STEP = 2


def write(course: Course, content: CourseContent, *, by: Actor, now: datetime) -> None:
    """Make the rows of the course say this, and nothing else. Lessons and chapters keep their ids.

    Raises:
        CatalogueRefused: a field breaks a rule, or names what does not exist.
        LessonInUse: a lesson or chapter is left out that others hold on to.
    """
    _write_course(course, content)
    _write_detail(course, content)
    with connection.cursor() as cursor:
        cursor.execute(_LATER)
        _write_chapters(course, content)
        cursor.execute(_NOW)
    if course.course_type != CourseType.MODULE:
        _write_offer(Product.objects.get(course=course), content, by=by, now=now)
    services.refresh_search([course.pk])


def _write_course(course: Course, content: CourseContent) -> None:
    for name in ("name", "course_img", "sub_category_id", "course_type", "brief", "level"):
        setattr(course, name, getattr(content, name))
    for name in ("pub_date", "period", "order", "template_id"):
        setattr(course, name, getattr(content, name))
    course.degree_course_id = content.degree_id
    course.attachment_path = content.attachment_path or None
    services.save_course(course)


def _write_detail(course: Course, content: CourseContent) -> None:
    detail, _is_new = CourseDetail.objects.update_or_create(
        course=course,
        defaults={
            "hours": content.hours,
            "course_slogan": content.slogan or None,
            "video_brief_link": content.video_brief_link or None,
            "why_study": content.why_study,
            "what_to_study_brief": content.what_to_study,
            "career_improvement": content.career_improvement,
            "prerequisite": content.prerequisite,
        },
    )
    _all_there("teacher_ids", Teacher.objects.all(), content.teacher_ids)
    _all_there("recommended_ids", Course.objects.all(), content.recommended_ids)
    if course.pk in content.recommended_ids:
        raise CatalogueRefused(fields={"recommended_ids": [_("课程不能推荐自己")]})
    detail.teachers.set(content.teacher_ids)
    detail.recommend_courses.set(content.recommended_ids)
    titles = [part.title for part in content.outline]
    detail.outlines.exclude(title__in=titles).delete()
    for order, part in enumerate(content.outline, start=1):
        CourseOutline.objects.update_or_create(
            course_detail=detail, title=part.title, defaults={"order": order, "content": part.content}
        )


def _all_there(field: str, rows: "QuerySet[Any]", ids: list[int]) -> None:
    if rows.filter(pk__in=ids).count() != len(set(ids)):
        raise CatalogueRefused(fields={field: [_("所选内容不存在")]})


def _write_chapters(course: Course, content: CourseContent) -> None:
    chapters = {row.pk: row for row in CourseChapter.objects.filter(course=course)}
    lessons = {row.pk: row for row in CourseSection.objects.filter(chapter__course=course)}
    kept: set[int] = set()
    for number, wanted in enumerate(content.chapters, start=1):
        chapter = _write_chapter(course, chapters, wanted, number)
        kept.add(chapter.pk)
        for place, lesson in enumerate(wanted.lessons, start=1):
            _write_lesson(chapter, lessons, lesson, place * _STEP)
    wanted_lessons = {lesson.id for lesson in content.lessons}
    for pk, row in lessons.items():
        if pk not in wanted_lessons:
            _remove(row, row.name)
    for pk, gone in chapters.items():
        if pk not in kept:
            _remove(gone, gone.name)


def _write_chapter(
    course: Course, known: Mapping[int, CourseChapter], wanted: ChapterContent, number: int
) -> CourseChapter:
    row = known.get(wanted.id or 0) or CourseChapter(pk=wanted.id, course=course)
    row.chapter, row.name, row.summary = number, wanted.name, wanted.summary or None
    _save(row, is_known=wanted.id in known)
    return row


def _write_lesson(
    chapter: CourseChapter, known: Mapping[int, CourseSection], wanted: LessonContent, order: int
) -> None:
    row = known.get(wanted.id or 0) or CourseSection(pk=wanted.id)
    row.chapter, row.order = chapter, order
    row.name, row.section_type, row.seconds = wanted.name, wanted.section_type, wanted.seconds
    row.section_link, row.free_trial = wanted.section_link or None, wanted.free_trial
    _save(row, is_known=wanted.id in known)


def _save(row: CourseChapter | CourseSection, *, is_known: bool) -> None:
    """An id that was this course's once, and is nobody's now, comes back with its row."""
    if is_known:
        row.save(force_update=True)
    else:
        row.save(force_insert=True)


def _remove(row: CourseChapter | CourseSection, name: str) -> None:
    """Delete a row that nothing hangs on: progress, exercises, homework, films and talk would go with it.

    Raises:
        LessonInUse
    """
    collector = Collector(using="default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        raise LessonInUse(lesson=name, held_by=_named(map(type, error.protected_objects))) from error
    others = {model for model in collector.data if model is not type(row)}
    quick = {found.model for found in collector.fast_deletes if found.exists()}
    # Their own row would stay, but no longer say of which lesson it is.
    loose = {
        field.model
        for (field, _value), rows in collector.field_updates.items()
        if any(bool(some) for some in rows)
    }
    if hanging := others | quick | loose:
        raise LessonInUse(lesson=name, held_by=_named(hanging))
    row.delete()


def _named(models: Iterable[type[Model]]) -> list[str]:
    """What people call these kinds of rows."""
    return sorted({str(model._meta.verbose_name) for model in models})  # noqa: SLF001 - Django's way to ask


def _write_offer(product: Product, content: CourseContent, *, by: Actor, now: datetime) -> None:
    prices: dict[int, int] = {price.access_days: price.price_fen for price in content.prices}
    for policy in PricePolicy.objects.filter(product=product, on_sale=True).order_by("id"):
        if policy.access_days not in prices:
            services.withdraw_price(policy_id=policy.pk, by=by, now=now)
    for access_days, price_fen in prices.items():
        services.set_price(
            product_id=product.pk, access_days=access_days, price_fen=price_fen, by=by, now=now
        )
    questions = [one.question for one in content.questions]
    product.questions.exclude(question__in=questions).delete()
    for order, one in enumerate(content.questions, start=1):
        OftenAskedQuestion.objects.update_or_create(
            product=product, question=one.question, defaults={"answer": one.answer, "order": order}
        )
