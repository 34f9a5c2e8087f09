"""Questions, attempts and mistakes as the API shows them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from luffy.catalog.models import Course, CourseSection
from luffy.core.markdown import cleaned, from_markdown
from luffy.exercises.grading import PASS_PERCENT, RIGHTS_TO_LEAVE
from luffy.exercises.models import AskedQuestion, Attempt, Mistake, QuestionVersion
from luffy.exercises.queries import asked_in, current_of, current_versions, standing
from luffy.exercises.schemas import (
    AskedOut,
    AttemptQuestionOut,
    ChoiceOut,
    ExerciseAttemptOut,
    ExerciseOut,
    MistakeCourseOut,
    MistakeOut,
    PractisedOut,
    ResultOut,
    ScoreOut,
)
from luffy.exercises.services.mistakes import Practised


def exercise_shape(account_id: int, section: CourseSection) -> ExerciseOut:
    """What the exercise comes to, and how she did so far."""
    points = list(current_versions(section.pk).values_list("points", flat=True))
    mine = standing(account_id, section.pk)
    return ExerciseOut(
        lesson_id=section.pk,
        questions=len(points),
        points=sum(points),
        pass_percent=PASS_PERCENT,
        attempts=mine["attempts"],
        best=score_shape(mine["best"]),
        last=score_shape(mine["last"]),
        open_attempt=mine["open_attempt"].pk if mine["open_attempt"] else None,
    )


def score_shape(attempt: Attempt | None) -> ScoreOut | None:
    """None for one that was not handed in."""
    if attempt is None or attempt.handed_in_at is None:
        return None
    return _score(attempt, attempt.handed_in_at)


def attempt_shape(attempt: Attempt) -> ExerciseAttemptOut:
    """What it asks; with what is right once it was handed in."""
    return ExerciseAttemptOut(
        id=attempt.pk,
        lesson_id=attempt.section_id,
        course_id=attempt.section.chapter.course_id,
        number=attempt.number,
        began_at=attempt.began_at,
        score=score_shape(attempt),
        passed=attempt.handed_in_at is not None and attempt.percent >= PASS_PERCENT,
        questions=[_question(row) for row in asked_in(attempt)],
    )


def mistake_shapes(rows: Sequence[Mistake]) -> list[MistakeOut]:
    """With what the questions ask today: one query."""
    versions = current_of([row.question_id for row in rows])
    return [_mistake(row, versions[row.question_id]) for row in rows]


def mistake_course_shape(course: Any) -> MistakeCourseOut:
    """A course of `courses_with_mistakes`."""
    named: Course = course
    return MistakeCourseOut(course_id=named.pk, course=named.name, mistakes=course.mistakes)


def practised_shape(practised: Practised) -> PractisedOut:
    result = _result(practised.version, is_right=practised.is_right)
    return PractisedOut(rights_left=practised.rights_left, result=result)


def _score(attempt: Attempt, handed_in_at: datetime) -> ScoreOut:
    return ScoreOut(
        id=attempt.pk,
        number=attempt.number,
        points=attempt.points,
        possible=attempt.possible,
        percent=attempt.percent,
        handed_in_at=handed_in_at,
    )


def _question(row: AskedQuestion) -> AttemptQuestionOut:
    result = None if row.is_right is None else _result(row.version, is_right=row.is_right)
    return AttemptQuestionOut(**_asked(row.version), place=row.place, given=row.given, result=result)


def _asked(version: QuestionVersion) -> dict[str, Any]:
    return {
        "question_id": version.question_id,
        "kind": version.kind,
        "text": _html(version.text, version),
        "choices": [
            ChoiceOut(name=choice.name, text=_html(choice.text, version)) for choice in version.key.choices
        ],
        "points": version.points,
    }


def _result(version: QuestionVersion, *, is_right: bool) -> ResultOut:
    return ResultOut(
        is_right=is_right,
        right=version.right,
        tolerance=version.tolerance,
        explanation=_html(version.explanation, version),
    )


def _mistake(row: Mistake, version: QuestionVersion) -> MistakeOut:
    section = row.question.section
    return MistakeOut(
        id=row.pk,
        course_id=section.chapter.course_id,
        course=section.chapter.course.name,
        lesson_id=section.pk,
        lesson=section.name,
        wrongs=row.wrongs,
        rights_left=RIGHTS_TO_LEAVE - row.rights_in_a_row,
        wrong_at=row.wrong_at,
        question=AskedOut(**_asked(version)),
    )


def _html(text: str, version: QuestionVersion) -> str:
    return cleaned(text) if version.is_html else from_markdown(text)
