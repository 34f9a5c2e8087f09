"""A lesson, its neighbours, and whether somebody may open it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from luffy.catalog.errors import CourseNotFound
from luffy.catalog.models import Course, CourseSection, SaleStatus, SectionType
from luffy.core.markdown import from_markdown, with_places
from luffy.learning.errors import LessonLocked, LessonNotFound, MaterialNotFound
from luffy.learning.models import CourseMaterial, LessonProgress
from luffy.learning.progress import course_percent
from luffy.learning.queries.enrolments import has_access, periods_of
from luffy.learning.queries.progress import lesson_progress
from luffy.learning.video.sources import length_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A lesson that may be opened; `is_trial`: only because it is a free trial."""

    section: CourseSection
    is_trial: bool


def open_lesson(lesson_id: int, account_id: int | None, today: date) -> Opened:
    """The lesson, for who may open it today.

    Raises:
        LessonNotFound: there is none, or its course is offline and not hers.
        LessonLocked: with the reason.
    Source: docs/rules/access.md
    """
    section = (
        CourseSection.objects.select_related("chapter__course", "lesson_film__film", "document")
        .filter(pk=lesson_id)
        .first()
    )
    if section is None:
        raise LessonNotFound
    course = section.chapter.course
    if account_id is not None and has_access(account_id, course.pk, today):
        return Opened(section, is_trial=False)
    if course.status == SaleStatus.OFFLINE:
        raise LessonNotFound
    if section.free_trial:
        return Opened(section, is_trial=True)
    raise LessonLocked(reason=_reason(account_id, course.pk), course_id=course.pk)


def _reason(account_id: int | None, course_id: int) -> str:
    if account_id is None:
        return "sign_in"
    return "expired" if periods_of(account_id).filter(course_id=course_id).exists() else "not_bought"


def outline_shown(course_id: int, account_id: int | None, today: date) -> dict[str, Any]:
    """The course's lessons by chapter, which of them open today, and how far the account is. No links.

    Raises:
        CourseNotFound: there is none, or it is offline and not hers.
    """
    course = Course.objects.filter(pk=course_id).first()
    is_owned = account_id is not None and has_access(account_id, course_id, today)
    if course is None or (course.status == SaleStatus.OFFLINE and not is_owned):
        raise CourseNotFound
    mine = {} if account_id is None else lesson_progress(account_id, course_id)
    lessons = CourseSection.objects.filter(chapter__course_id=course_id).select_related("chapter")
    chapters: dict[int, dict[str, Any]] = {}
    for section in lessons.order_by("chapter__chapter", "order"):
        chapter = section.chapter
        entry = chapters.setdefault(
            chapter.pk, {"id": chapter.pk, "number": chapter.chapter, "name": chapter.name, "lessons": []}
        )
        entry["lessons"].append(_in_outline(section, mine.get(section.pk), is_owned=is_owned))
    count = sum(len(chapter["lessons"]) for chapter in chapters.values())
    return {
        "course_id": course_id,
        "name": course.name,
        "is_owned": is_owned,
        "lessons": count,
        "done": sum(row.done_at is not None for row in mine.values()),
        "percent": course_percent([row.percent for row in mine.values()], count),
        "chapters": list(chapters.values()),
    }


def _in_outline(section: CourseSection, known: LessonProgress | None, *, is_owned: bool) -> dict[str, Any]:
    return {
        "id": section.pk,
        "name": section.name,
        "section_type": section.section_type,
        "seconds": section.seconds,
        "free_trial": section.free_trial,
        "is_open": is_owned or section.free_trial,
        "percent": known.percent if known else 0,
        "done": known is not None and known.done_at is not None,
    }


def lesson_shown(opened: Opened, account_id: int | None) -> dict[str, Any]:
    """What an opened lesson holds, and where the account was in it.

    Source: docs/rules/documents.md
    """
    section, course = opened.section, opened.section.chapter.course
    known = (
        LessonProgress.objects.filter(account_id=account_id, section=section).first() if account_id else None
    )
    is_document = section.section_type == SectionType.DOCUMENT
    document = _document(section) if is_document and hasattr(section, "document") else None
    return {
        "id": section.pk,
        "course_id": course.pk,
        "course": course.name,
        "name": section.name,
        "section_type": section.section_type,
        "seconds": length_of(section),
        "is_trial": opened.is_trial,
        "position": known.position if known else 0,
        "percent": known.percent if known else 0,
        "done": known is not None and known.done_at is not None,
        "document": document,
        "document_link": _document_link(section) if is_document and document is None else None,
        "materials": [] if opened.is_trial else materials_of(section),
    }


def _document(section: CourseSection) -> dict[str, Any]:
    html, headings = with_places(from_markdown(section.document.text))
    contents = [{"anchor": one.place, "text": one.text, "level": one.level} for one in headings]
    return {"html": html, "contents": contents}


def _document_link(section: CourseSection) -> str | None:
    link = section.section_link or ""
    return link if link.startswith("https://") else None


def materials_of(section: CourseSection) -> list[dict[str, Any]]:
    """What can be taken away from the lesson: its own files, and those of its whole course."""
    rows = CourseMaterial.objects.filter(
        Q(section__isnull=True) | Q(section=section), course_id=section.chapter.course_id
    )
    return [{"id": row.pk, "name": row.name, "size": row.size} for row in rows.order_by("id")]


def material_for(material_id: int, account_id: int, today: date) -> CourseMaterial:
    """The file, for who has access to its course today.

    Raises:
        MaterialNotFound, LessonLocked.
    """
    row = CourseMaterial.objects.filter(pk=material_id).first()
    if row is None:
        raise MaterialNotFound
    if not has_access(account_id, row.course_id, today):
        raise LessonLocked(reason=_reason(account_id, row.course_id), course_id=row.course_id)
    return row
