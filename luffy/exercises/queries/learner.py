"""What an exercise asks, how somebody did, and what she got wrong."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.exercises.errors import AttemptNotFound, NoExercise
from luffy.exercises.models import AskedQuestion, Attempt, Mistake, QuestionVersion
from luffy.learning.queries.lessons import open_lesson


def open_exercise(account: Account, lesson_id: int, today: date) -> CourseSection:
    """The exercise, for who may open its lesson today.

    Raises: LessonNotFound, LessonLocked, NoExercise.
    """
    section = open_lesson(lesson_id, account, today).section
    if section.section_type != SectionType.EXERCISE:
        raise NoExercise
    return section


def current_versions(section_id: int) -> QuerySet[QuestionVersion]:
    """What the exercise asks today, in order."""
    rows = QuestionVersion.objects.filter(
        is_current=True, question__section=section_id, question__is_withdrawn=False
    )
    return rows.order_by("question__order", "question")


def attempt_of(account_id: int, attempt_id: int) -> Attempt:
    """Her own attempt, also after access has ended. Raises: AttemptNotFound."""
    attempt = Attempt.objects.select_related("section__chapter").filter(pk=attempt_id).first()
    if attempt is None or attempt.account_id != account_id:
        raise AttemptNotFound
    return attempt


def asked_in(attempt: Attempt) -> QuerySet[AskedQuestion]:
    """The questions of the attempt, as they were then."""
    return AskedQuestion.objects.filter(attempt=attempt).select_related("version").order_by("place")


def my_attempts(account_id: int, section_id: int) -> QuerySet[Attempt]:
    """What she handed in, the newest first; also after access has ended."""
    return Attempt.objects.filter(
        account=account_id, section=section_id, handed_in_at__isnull=False
    ).order_by("-number")


def standing(account_id: int, section_id: int) -> dict[str, Any]:
    """Her best and her last attempt, and the one that she has not handed in yet."""
    mine = my_attempts(account_id, section_id)
    return {
        "attempts": mine.count(),
        "best": mine.order_by("-percent", "number").first(),
        "last": mine.first(),
        "open_attempt": Attempt.objects.filter(
            account=account_id, section=section_id, handed_in_at__isnull=True
        ).first(),
    }


def my_mistakes(account_id: int, course_id: int | None) -> QuerySet[Mistake]:
    """What is in her book, the latest mistake first; also after access has ended."""
    rows = Mistake.objects.filter(account=account_id, question__is_withdrawn=False)
    if course_id is not None:
        rows = rows.filter(question__section__chapter__course=course_id)
    return rows.select_related("question__section__chapter__course").order_by("-wrong_at", "-pk")


def courses_with_mistakes(account_id: int) -> QuerySet[Course]:
    """The courses of her book with `mistakes`, how many of it are theirs."""
    mine = Mistake.objects.filter(account=account_id, question__is_withdrawn=False)
    rows: QuerySet[Course] = Course.objects.filter(
        coursechapters__coursesections__exercise_questions__mistakes__in=mine
    )
    counted = rows.annotate(mistakes=Count("coursechapters__coursesections__exercise_questions__mistakes"))
    return counted.order_by("name")


def current_of(question_ids: Collection[int]) -> dict[int, QuestionVersion]:
    """What these questions ask today, by question."""
    rows = QuestionVersion.objects.filter(is_current=True, question__in=question_ids)
    return {row.question_id: row for row in rows}
