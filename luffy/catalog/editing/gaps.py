"""What a course lacks before it can be put on the shelf. Pure.

Source: docs/rules/course-editor.md
"""

from dataclasses import dataclass

from luffy.catalog.editing.content import CourseContent

_PAID, _MODULE = 0, 2
_EXERCISE = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `field` is where it is filled in: a name of the content, with places in lists."""

    name: str
    field: str
    is_mandatory: bool
    # What it is about, when there may be several.
    label: str = ""


def gaps(content: CourseContent) -> list[Gap]:
    """Everything that is missing, what is mandatory first.

    Source: docs/rules/course-editor.md
    """
    return [*_mandatory(content), *_advised(content)]


def mandatory(content: CourseContent) -> list[Gap]:
    """What keeps a course from the shelf."""
    return _mandatory(content)


def _mandatory(content: CourseContent) -> list[Gap]:
    found = []
    if not content.brief:
        found.append(Gap("brief", "brief", True))
    if not content.teacher_ids:
        found.append(Gap("teacher", "teacher_ids", True))
    if content.course_type == _PAID and not content.prices:
        found.append(Gap("price", "prices", True))
    if not content.chapters:
        found.append(Gap("chapter", "chapters", True))
    for number, chapter in enumerate(content.chapters):
        if not chapter.lessons:
            found.append(Gap("lesson", f"chapters.{number}", True, chapter.name))
        for place, lesson in enumerate(chapter.lessons):
            if not lesson.section_link and lesson.section_type != _EXERCISE:
                field = f"chapters.{number}.lessons.{place}.section_link"
                found.append(Gap("link", field, True, lesson.name))
    return found


def _advised(content: CourseContent) -> list[Gap]:
    wanted = {
        "image": ("course_img", content.course_img),
        "hours": ("hours", content.hours),
        "why_study": ("why_study", content.why_study),
        "what_to_study": ("what_to_study", content.what_to_study),
        "outline": ("outline", content.outline),
        "question": ("questions", content.questions),
    }
    found = [Gap(name, field, False) for name, (field, value) in wanted.items() if not value]
    if content.lessons and not any(lesson.free_trial for lesson in content.lessons):
        found.append(Gap("free_trial", "chapters", False))
    return found
