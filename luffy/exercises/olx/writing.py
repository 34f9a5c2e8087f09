"""A tree into tables: chapters by their number, lessons and questions by where they came from."""

from typing import Any

from django.db.models import Max
from django.utils.translation import get_language_info

from luffy.catalog.models import Course, CourseChapter, CourseSection, SectionType
from luffy.exercises.models import ExerciseQuestion, ImportedLesson
from luffy.exercises.olx.report import Counts, OlxReport
from luffy.exercises.olx.tree import Chapter, Lesson, Tree
from luffy.exercises.services.bank import Draft, Written, write_question
from luffy.learning.models import LessonDocument, Subtitle

STEP = 10
_TYPES = {"document": SectionType.DOCUMENT, "video": SectionType.VIDEO, "exercise": SectionType.EXERCISE}


class Writer:
    """Needs an open transaction."""

    def __init__(self, course: Course, tree: Tree, report: OlxReport) -> None:
        self.course, self.tree, self.report = course, tree, report
        rows = (
            ImportedLesson.objects.filter(section__chapter__course=course)
            .select_related("section__document")
            .prefetch_related("section__subtitles")
        )
        self.known = {row.source_key: row.section for row in rows}
        self.before = {key: _state(section) for key, section in self.known.items()}
        self.asked: set[int] = set()

    def write(self) -> None:
        """Write it, and count in the report what was new, changed, and as it was."""
        self._set_aside()
        seen: set[str] = set()
        for number, chapter in enumerate(self.tree.chapters, start=1):
            row = self._chapter(number, chapter)
            orders = _Orders(row)
            for lesson in chapter.lessons:
                seen.add(self._key(lesson.source))
                self._lesson(row, lesson, orders)
        self._leave([key for key in self.known if key not in seen])
        self._withdraw()

    def _set_aside(self) -> None:
        """Out of the way, while lessons change places: two may not have one number or link."""
        taken = CourseSection.objects.filter(chapter__course=self.course).aggregate(last=Max("order"))["last"]
        for number, section in enumerate(self.known.values(), start=(taken or 0) + 1):
            section.order, section.section_link = number, None
        CourseSection.objects.bulk_update(self.known.values(), ["order", "section_link"])

    def _key(self, source: str) -> str:
        return f"olx:{self.tree.key}:{source}"[:255]

    def _chapter(self, number: int, chapter: Chapter) -> CourseChapter:
        said = {"name": chapter.name, "summary": "\n".join(name for name in chapter.sections if name)}
        row = CourseChapter.objects.filter(course=self.course, chapter=number).first()
        if row is None:
            self.report.chapters.created += 1
            return CourseChapter.objects.create(course=self.course, chapter=number, **said)
        is_changed = any(getattr(row, name) != value for name, value in said.items())
        _count(self.report.chapters, is_changed=is_changed)
        if is_changed:
            row.name, row.summary = said["name"], said["summary"]
            row.save(update_fields=list(said))
        return row

    def _lesson(self, chapter: CourseChapter, lesson: Lesson, orders: "_Orders") -> None:
        key = self._key(lesson.source)
        section = self.known.get(key)
        said = {
            "chapter_id": chapter.pk,
            "name": lesson.name,
            "order": orders.next(),
            "section_type": _TYPES[lesson.kind],
            "section_link": orders.free(lesson.link),
        }
        counts: Counts = getattr(self.report, f"{lesson.kind}s")
        if section is None:
            section = CourseSection.objects.create(seconds=lesson.seconds, **said)
            ImportedLesson.objects.create(section=section, source_key=key)
            counts.created += 1
        else:
            for name, value in said.items():
                setattr(section, name, value)
            section.save(update_fields=list(said))
            _count(counts, is_changed=self.before[key] != _wanted(section, lesson))
        if lesson.kind == "document":
            text = {"text": lesson.html, "is_html": True}
            LessonDocument.objects.update_or_create(section=section, defaults=text)
        for language, words in lesson.subtitles.items():
            Subtitle.objects.update_or_create(
                section=section, language=language, defaults={"label": _own_name(language), "text": words}
            )
        self._questions(section, lesson)

    def _questions(self, section: CourseSection, lesson: Lesson) -> None:
        for place, question in enumerate(lesson.questions, start=1):
            asked = question.asked
            draft = Draft(
                section_id=section.pk,
                key=asked.key,
                text=asked.text,
                explanation=asked.explanation,
                points=asked.points,
                order=place * STEP,
                tags=(),
                is_html=True,
            )
            row, written = write_question(draft, source_key=self._key(question.source)[:160])
            self.asked.add(row.pk)
            if written == Written.CREATED:
                self.report.questions.created += 1
            else:
                _count(self.report.questions, is_changed=written == Written.CHANGED)

    def _leave(self, keys: list[str]) -> None:
        """What the export has no longer stands at the end of its chapter."""
        for key in sorted(keys):
            section, before = self.known[key], self.before[key]
            others = CourseSection.objects.filter(chapter=section.chapter_id).exclude(pk=section.pk)
            if others.filter(order=before["order"]).exists():
                section.order = (others.aggregate(last=Max("order"))["last"] or 0) + STEP
            else:
                section.order = before["order"]
            section.section_link = _Orders(section.chapter).free(before["section_link"] or "")
            section.save(update_fields=["order", "section_link"])
            self.report.left.append(section.name)

    def _withdraw(self) -> None:
        gone = ExerciseQuestion.objects.filter(
            source_key__startswith=f"olx:{self.tree.key}:",
            section__chapter__course=self.course,
            is_withdrawn=False,
        ).exclude(pk__in=self.asked)
        self.report.withdrawn = gone.update(is_withdrawn=True)


class _Orders:
    """Numbers and links of a chapter that nothing else in it has."""

    def __init__(self, chapter: CourseChapter) -> None:
        rows = CourseSection.objects.filter(chapter=chapter).values_list("order", "section_link")
        self.numbers = {order for order, _link in rows}
        self.links = {link for _order, link in rows if link}
        self.last = 0

    def next(self) -> int:
        self.last += STEP
        while self.last in self.numbers:
            self.last += 1
        return self.last

    def free(self, link: str) -> str | None:
        """The link, told apart from an equal one; None for none."""
        if not link:
            return None
        free, number = link, 1
        while free in self.links:
            number += 1
            free = f"{link[:250]}#{number}"
        self.links.add(free)
        return free


def _state(section: CourseSection) -> dict[str, Any]:
    return {
        "chapter_id": section.chapter_id,
        "name": section.name,
        "order": section.order,
        "section_type": section.section_type,
        "section_link": section.section_link,
        "html": section.document.text if hasattr(section, "document") else "",
        "subtitles": {row.language: row.text for row in section.subtitles.all()},
    }


def _wanted(section: CourseSection, lesson: Lesson) -> dict[str, Any]:
    """Languages that operators added stay."""
    state = _state(section)
    return {**state, "html": lesson.html, "subtitles": {**state["subtitles"], **lesson.subtitles}}


def _own_name(language: str) -> str:
    """`es` → español."""
    try:
        return str(get_language_info(language.lower())["name_local"])
    except KeyError:
        return language


def _count(counts: Counts, *, is_changed: bool) -> None:
    counts.changed += is_changed
    counts.unchanged += not is_changed
