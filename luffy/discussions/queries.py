"""Who may read what is asked about a lesson, and what there is to read."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import F, QuerySet

from luffy.accounts.models import Account
from luffy.catalog.models import CourseSection
from luffy.discussions.errors import LessonClosed, QuestionNotFound
from luffy.discussions.models import Answer, Note, Question, shown_to
from luffy.learning.queries import verdict_of


def open_lesson(account: Account, section_id: int, today: date) -> CourseSection:
    """A lesson that she may open: it is a free trial, she has access, or she works at the school.

    Raises: LessonClosed.
    """
    section = CourseSection.objects.select_related("chapter__course").filter(pk=section_id).first()
    if section is None or not _may_open(account, section, today):
        raise LessonClosed
    return section


def open_question(account: Account, question_id: int, today: date) -> Question:
    """A question that she may read. Raises: QuestionNotFound."""
    rows = Question.objects.filter(shown_to(account.pk), pk=question_id)
    question = rows.select_related("section__chapter__course").first()
    if question is None or not _may_open(account, question.section, today):
        raise QuestionNotFound
    return question


def questions_of(account: Account, section: CourseSection, *, is_open: bool | None) -> QuerySet[Question]:
    """What was asked about a lesson: what most want to know first, then the newest."""
    rows = Question.objects.filter(shown_to(account.pk), section=section)
    if is_open is not None:
        rows = rows.filter(accepted__isnull=is_open)
    return rows.select_related("account").order_by(
        (F("agree_number") - F("disagree_number")).desc(), F("pk").desc()
    )


def answers_to(account: Account, question: Question) -> QuerySet[Answer]:
    """The accepted one first, then those most agree with, then the oldest."""
    rows = Answer.objects.filter(shown_to(account.pk), question=question)
    return rows.select_related("account").order_by(
        F("accepted_for").asc(nulls_last=True), (F("agree_number") - F("disagree_number")).desc(), F("pk")
    )


def my_notes(account_id: int, *, section_id: int | None, course_id: int | None) -> QuerySet[Note]:
    """Her notes; of one lesson in the order of the video, else the newest first. Also after access has ended."""
    rows = Note.objects.filter(account_id=account_id).select_related("section__chapter")
    if course_id is not None:
        rows = rows.filter(section__chapter__course=course_id)
    if section_id is not None:
        return rows.filter(section=section_id).order_by("at_seconds", "pk")
    return rows.order_by("-pk")


def as_markdown(notes: Iterable[Note]) -> Iterator[str]:
    """Notes as one document, by course and lesson."""
    course = lesson = None
    for note in notes:
        if note.course_name != course:
            course, lesson = note.course_name, None
            yield f"# {_plain(course)}\n\n"
        if note.section_name != lesson:
            lesson = note.section_name
            yield f"## {_plain(lesson)}\n\n"
        yield f"**{clock_time(note.at_seconds)}**\n\n{note.text}\n\n"


def clock_time(seconds: int) -> str:
    """`75` → `1:15`, `3675` → `1:01:15`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _may_open(account: Account, section: CourseSection, today: date) -> bool:
    return verdict_of(section, account, today).is_open


def _plain(name: str) -> str:
    return " ".join(name.split())
