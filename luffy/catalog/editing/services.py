"""Making, saving, restoring and doubling courses. Whoever saves says what she has read: nobody's work is overwritten.

Source: docs/rules/course-editor.md
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luffy.accounts.audit import Actor, record
from luffy.catalog import services
from luffy.catalog.cache import bump_version
from luffy.catalog.editing.changes import changes
from luffy.catalog.editing.content import (
    ChapterContent,
    CourseContent,
    LessonContent,
    digest_of,
    doubles,
)
from luffy.catalog.editing.gaps import Gap, mandatory
from luffy.catalog.editing.reading import content_of
from luffy.catalog.editing.writing import write
from luffy.catalog.errors import (
    CatalogueRefused,
    CourseIncomplete,
    CourseNotFound,
    EditedMeanwhile,
    VersionNotFound,
)
from luffy.catalog.models import Course, CourseChapter, CourseSection, SaleStatus
from luffy.catalog.versions import CourseVersion, VersionCause

_LONGEST_NAME = 128


@transaction.atomic
def create(content: CourseContent, *, by: Actor, now: datetime) -> Course:
    """A new course that nobody sees yet.

    Raises:
        CatalogueRefused
    """
    return _make(content, VersionCause.CREATED, by=by, now=now)


@transaction.atomic
def duplicate(course_id: int, *, name: str = "", by: Actor, now: datetime) -> Course:
    """A new course, offline, that says what this one says, under another name. Who bought or reviewed it stays there.

    Raises:
        CourseNotFound, CatalogueRefused
    """
    course = locked(course_id)
    content = _without_ids(content_of(course))
    content = content.model_copy(update={"name": name or _free_name(course.name), "pub_date": None})
    return _make(content, VersionCause.DUPLICATED, by=by, now=now, note=f"course:{course_id}")


@transaction.atomic
def save(
    course_id: int, content: CourseContent, *, read_digest: str, by: Actor, now: datetime, note: str = ""
) -> Course:
    """Make the course say this, if it still says what its editor has read. The same content twice is one version.

    Raises:
        CourseNotFound, CatalogueRefused, LessonInUse
        EditedMeanwhile: with what differs.
        CourseIncomplete: it is on the shelf, and something mandatory would get lost.
    """
    course = locked(course_id)
    before = content_of(course)
    if digest_of(before) != read_digest:
        raise edited_meanwhile(course, before, read_digest, content)
    content = content.normalised()
    _check(content, _chapter_ids(before), _lesson_ids(before))
    _keep_found(course, before, now)
    _write_kept(course, before, content, by=by, now=now)
    _keep(course, VersionCause.SAVED, by=by, now=now, note=note)
    return course


@transaction.atomic
def restore(course_id: int, number: int, *, read_digest: str, by: Actor, now: datetime) -> Course:
    """Make the course say exactly what it said in that version, ids of lessons included; as a new version.

    Raises:
        CourseNotFound, VersionNotFound, CatalogueRefused, EditedMeanwhile, CourseIncomplete
        LessonInUse: a lesson that came later is in use, and would be lost.
    """
    course = locked(course_id)
    before = content_of(course)
    version = version_of(course, number)
    if digest_of(before) != read_digest:
        raise edited_meanwhile(course, before, read_digest, None)
    content = CourseContent.from_stored(version.content)
    _check(content, None, None)
    _refuse_strangers(course, content)
    _keep_found(course, before, now)
    _write_kept(course, before, content, by=by, now=now)
    _keep(course, VersionCause.RESTORED, by=by, now=now, restored_from=number)
    return course


def locked(course_id: int) -> Course:
    """The course, locked until the transaction ends. Raises: CourseNotFound."""
    course = Course.objects.select_for_update().filter(pk=course_id).first()
    if course is None:
        raise CourseNotFound(course=course_id)
    return course


def version_of(course: Course, number: int) -> CourseVersion:
    """Raises: VersionNotFound."""
    version = CourseVersion.objects.filter(course=course, number=number).first()
    if version is None:
        raise VersionNotFound(course=course.pk, number=number)
    return version


def edited_meanwhile(
    course: Course, now_said: CourseContent, read_digest: str, sent: CourseContent | None
) -> EditedMeanwhile:
    """What differs from what its editor has read; if that is kept nowhere, from what she sends."""
    read = CourseVersion.objects.filter(course=course, digest=read_digest).order_by("-number").first()
    base = CourseContent.from_stored(read.content) if read else sent
    last = (
        CourseVersion.objects.filter(course=course, digest=digest_of(now_said))
        .select_related("by")
        .order_by("-number")
        .first()
    )
    return EditedMeanwhile(
        digest=digest_of(now_said),
        changed=[asdict(change) for change in changes(base, now_said)] if base else [],
        by=last.by.username if last and last.by else None,
        at=last.at.isoformat() if last else None,
    )


def refuse_gaps(found: Iterable[Gap]) -> None:
    """Raises: CourseIncomplete, if there is a gap."""
    missing = [asdict(gap) for gap in found]
    if missing:
        raise CourseIncomplete(missing=missing)


def _make(content: CourseContent, cause: VersionCause, *, by: Actor, now: datetime, note: str = "") -> Course:
    content = content.normalised()
    _check(content, set(), set())
    course = Course(
        name=content.name,
        sub_category_id=content.sub_category_id,
        course_type=content.course_type,
        degree_course_id=content.degree_id,
        status=SaleStatus.OFFLINE,
    )
    services.save_course(course)
    write(course, content, by=by, now=now)
    _keep(course, cause, by=by, now=now, note=note)
    return course


def _write_kept(
    course: Course, before: CourseContent, content: CourseContent, *, by: Actor, now: datetime
) -> None:
    if course.status != SaleStatus.OFFLINE:
        # What was incomplete when it was imported may be mended step by step.
        old = {(gap.name, gap.label) for gap in mandatory(before)}
        refuse_gaps(gap for gap in mandatory(content) if (gap.name, gap.label) not in old)
    write(course, content, by=by, now=now)
    bump_version()


def _keep_found(course: Course, content: CourseContent, now: datetime) -> None:
    """Keep what the course says before it is changed, if nobody did: then every state can be come back to."""
    last = CourseVersion.objects.filter(course=course).order_by("-number").first()
    if last is None or last.digest != digest_of(content):
        CourseVersion.objects.create(
            course=course,
            number=last.number + 1 if last else 1,
            at=now,
            cause=VersionCause.FOUND,
            content=content.stored(),
            digest=digest_of(content),
        )


def _keep(course: Course, cause: VersionCause, *, by: Actor, now: datetime, **facts: Any) -> None:
    """Write the next version and its audit row; nothing, if the last one says the same."""
    content = content_of(course)
    last = CourseVersion.objects.filter(course=course).order_by("-number").first()
    if last is not None and last.digest == digest_of(content):
        return
    version = CourseVersion.objects.create(
        course=course,
        number=last.number + 1 if last else 1,
        at=now,
        by_id=by.account_id,
        cause=cause,
        content=content.stored(),
        digest=digest_of(content),
        **facts,
    )
    base = CourseContent.from_stored(last.content) if last else None
    differing = [asdict(change) for change in changes(base, content)] if base else []
    record(
        f"course.{cause.value}",
        f"course:{course.pk}",
        by=by,
        now=now,
        change=(
            {"version": last.number} if last else None,
            {"version": version.number, "name": course.name, "changes": differing[:200]},
        ),
    )


def _check(content: CourseContent, chapters: set[int] | None, lessons: set[int] | None) -> None:
    """Raises: CatalogueRefused, for what stands twice, and for ids that are none of this course's."""
    problems = {place: [_("重复: {value}").format(value=value)] for place, value in doubles(content).items()}
    if chapters is not None and not _chapter_ids(content) <= chapters:
        problems["chapters"] = [_("章节不属于这门课程")]
    if lessons is not None and not _lesson_ids(content) <= lessons:
        problems["chapters"] = [_("课时不属于这门课程")]
    if problems:
        raise CatalogueRefused(fields=problems)


def _refuse_strangers(course: Course, content: CourseContent) -> None:
    """A lesson that was moved to another course by hand cannot be in two."""
    chapters = CourseChapter.objects.filter(pk__in=_chapter_ids(content)).exclude(course=course)
    lessons = CourseSection.objects.filter(pk__in=_lesson_ids(content)).exclude(chapter__course=course)
    if chapters.exists() or lessons.exists():
        raise CatalogueRefused(fields={"chapters": [_("版本中的课时现在属于另一门课程")]})


def _chapter_ids(content: CourseContent) -> set[int]:
    return {chapter.id for chapter in content.chapters if chapter.id}


def _lesson_ids(content: CourseContent) -> set[int]:
    return {lesson.id for lesson in content.lessons if lesson.id}


def _without_ids(content: CourseContent) -> CourseContent:
    def fresh(lesson: LessonContent) -> LessonContent:
        return lesson.model_copy(update={"id": None})

    def emptied(chapter: ChapterContent) -> ChapterContent:
        return chapter.model_copy(
            update={"id": None, "lessons": [fresh(lesson) for lesson in chapter.lessons]}
        )

    return content.model_copy(update={"chapters": [emptied(chapter) for chapter in content.chapters]})


def _free_name(name: str) -> str:
    """`Python` → `Python (副本)`, or the first number that is free."""
    taken = set(Course.objects.filter(name__startswith=name[:100]).values_list("name", flat=True))
    number = 1
    while True:
        mark = _(" (副本)") if number == 1 else _(" (副本 {number})").format(number=number)
        candidate = name[: _LONGEST_NAME - len(mark)] + mark
        if candidate not in taken:
            return candidate
        number += 1
