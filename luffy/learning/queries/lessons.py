"""A lesson, its neighbours, and whether somebody may open it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from luffy.accounts.models import Account
from luffy.catalog.errors import CourseNotFound
from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.core.errors import LuffyError
from luffy.core.markdown import from_markdown, with_places
from luffy.learning.access import Closed, Verdict
from luffy.learning.errors import LessonLocked, LessonNotFound, MaterialNotFound
from luffy.learning.models import CourseMaterial, LessonProgress
from luffy.learning.progress import course_percent
from luffy.learning.queries.access import course_verdict, held_by, verdict_of
from luffy.learning.queries.progress import lesson_progress
from luffy.learning.video.sources import length_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A lesson that may be opened, and by what."""

    section: CourseSection
    verdict: Verdict


def open_lesson(lesson_id: int, account: Account | None, today: date) -> Opened:
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
    verdict = verdict_of(section, account, today)
    if not verdict.is_open:
        raise _refusal(verdict, section.chapter.course_id, LessonNotFound())
    return Opened(section, verdict)


def _refusal(verdict: Verdict, course_id: int, missing: LuffyError) -> LuffyError:
    if verdict.closed is Closed.HIDDEN:
        return missing
    return LessonLocked(reason=verdict.reason, course_id=course_id)


def outline_shown(course_id: int, account: Account | None, today: date) -> dict[str, Any]:
    """The course's lessons by chapter, which of them open today and why, and how far the account is. No links.

    Raises:
        CourseNotFound: there is none, or it is offline and not hers.
    """
    course = Course.objects.filter(pk=course_id).first()
    if course is None:
        raise CourseNotFound
    held = held_by(account, [course_id])
    whole = held.verdict(course, today)
    if whole.closed is Closed.HIDDEN:
        raise CourseNotFound
    mine = {} if account is None else lesson_progress(account.pk, course_id)
    lessons = CourseSection.objects.filter(chapter__course_id=course_id).select_related("chapter")
    chapters: dict[int, dict[str, Any]] = {}
    for section in lessons.order_by("chapter__chapter", "order"):
        chapter = section.chapter
        entry = chapters.setdefault(
            chapter.pk, {"id": chapter.pk, "number": chapter.chapter, "name": chapter.name, "lessons": []}
        )
        verdict = held.verdict(course, today, is_preview=section.free_trial)
        entry["lessons"].append(_in_outline(section, mine.get(section.pk), verdict))
    count = sum(len(chapter["lessons"]) for chapter in chapters.values())
    return {
        "course_id": course_id,
        "name": course.name,
        "is_owned": whole.is_open,
        "reason": whole.reason,
        "valid_until": whole.until,
        "degree_id": course.degree_course_id,
        "lessons": count,
        "done": sum(row.done_at is not None for row in mine.values()),
        "percent": course_percent([row.percent for row in mine.values()], count),
        "chapters": list(chapters.values()),
    }


def _in_outline(section: CourseSection, known: LessonProgress | None, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": section.pk,
        "name": section.name,
        "section_type": section.section_type,
        "seconds": section.seconds,
        "free_trial": section.free_trial,
        "is_open": verdict.is_open,
        "reason": verdict.reason,
        "percent": known.percent if known else 0,
        "done": known is not None and known.done_at is not None,
    }


def lesson_shown(opened: Opened, account: Account | None) -> dict[str, Any]:
    """What an opened lesson holds, and where the account was in it.

    Source: docs/rules/documents.md
    """
    section, course = opened.section, opened.section.chapter.course
    known = LessonProgress.objects.filter(account=account, section=section).first() if account else None
    is_document = section.section_type == SectionType.DOCUMENT
    document = _document(section) if is_document and hasattr(section, "document") else None
    return {
        "id": section.pk,
        "course_id": course.pk,
        "course": course.name,
        "name": section.name,
        "section_type": section.section_type,
        "seconds": length_of(section),
        "is_trial": not opened.verdict.is_whole,
        "reason": opened.verdict.reason,
        "position": known.position if known else 0,
        "percent": known.percent if known else 0,
        "done": known is not None and known.done_at is not None,
        "document": document,
        "document_link": _document_link(section) if is_document and document is None else None,
        "materials": materials_of(section) if opened.verdict.is_whole else [],
    }


def _document(section: CourseSection) -> dict[str, Any]:
    text = section.document.text
    html, headings = with_places(text if section.document.is_html else from_markdown(text))
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


def material_for(material_id: int, account: Account, today: date) -> CourseMaterial:
    """The file, for who has access to its course today.

    Raises:
        MaterialNotFound, LessonLocked.
    """
    row = CourseMaterial.objects.select_related("course").filter(pk=material_id).first()
    if row is None:
        raise MaterialNotFound
    verdict = course_verdict(row.course, account, today)
    if not verdict.is_open:
        raise _refusal(verdict, row.course_id, MaterialNotFound())
    return row
