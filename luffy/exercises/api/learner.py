"""Exercises: begin, answer, hand in, look at it again; and the mistakes book."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.exercises import queries, services
from luffy.exercises.errors import (
    AnswerUnfit,
    AttemptNotFound,
    AttemptOver,
    MistakeNotFound,
    NoExercise,
    NotAsked,
)
from luffy.exercises.schemas import (
    ExerciseAttemptOut,
    ExerciseOut,
    GivenIn,
    MistakeCourseOut,
    MistakeOut,
    MistakesQuery,
    PractisedOut,
    ScoreOut,
)
from luffy.exercises.shapes import (
    attempt_shape,
    exercise_shape,
    mistake_course_shape,
    mistake_shapes,
    practised_shape,
    score_shape,
)
from luffy.learning.errors import LessonLocked, LessonNotFound

router = Router(tags=["exercises"])
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
# Answers are kept as they are typed.
ANSWERS = Limit("exercise:account", 600, seconds=600)
ATTEMPTS = Limit("attempt:account", 60, seconds=600)


@router.get(
    "/exercises/lessons/{lesson_id}",
    auth=signed_in,
    response=answers(ExerciseOut, LessonNotFound, LessonLocked, NoExercise),
)
def get_exercise(request: HttpRequest, lesson_id: IdPath) -> dict[str, Any]:
    """What an exercise comes to, and how I did: best, last, and what I have begun."""
    account = caller(request)
    section = queries.open_exercise(account, lesson_id, day_of(clock.now()))
    return ok(exercise_shape(account.pk, section))


@router.get("/exercises/lessons/{lesson_id}/attempts", auth=signed_in, response=answers(Page[ScoreOut]))
def my_attempts(request: HttpRequest, lesson_id: IdPath, asked: Query[PageQuery]) -> dict[str, Any]:
    """What I handed in, the newest first; also after my access has ended."""
    page = page_of(queries.my_attempts(caller(request).pk, lesson_id), asked)
    return ok({**page, "items": [score_shape(row) for row in page["items"]]})


@router.post(
    "/exercises/lessons/{lesson_id}/attempts",
    auth=signed_in,
    response=answers(ExerciseAttemptOut, LessonNotFound, LessonLocked, NoExercise, status=201),
)
def start_attempt(request: HttpRequest, lesson_id: IdPath) -> tuple[int, dict[str, Any]]:
    """Begin the exercise, or go on where I was."""
    account = caller(request)
    take(ATTEMPTS, str(account.pk))
    attempt = services.start(account=account, lesson_id=lesson_id, now=clock.now())
    return 201, ok(attempt_shape(attempt))


@router.get(
    "/exercises/attempts/{attempt_id}", auth=signed_in, response=answers(ExerciseAttemptOut, AttemptNotFound)
)
def get_attempt(request: HttpRequest, attempt_id: IdPath) -> dict[str, Any]:
    """An attempt of mine; with what is right and why once I handed it in, also after my access has ended."""
    return ok(attempt_shape(queries.attempt_of(caller(request).pk, attempt_id)))


@router.put(
    "/exercises/attempts/{attempt_id}/answers/{question_id}",
    auth=signed_in,
    response=answers(None, AttemptNotFound, AttemptOver, NotAsked, AnswerUnfit, LessonNotFound, LessonLocked),
)
def answer_exercise_question(
    request: HttpRequest, attempt_id: IdPath, question_id: IdPath, given: GivenIn
) -> dict[str, Any]:
    """Keep my answer until I hand in. Nothing given takes it back."""
    account = caller(request)
    take(ANSWERS, str(account.pk))
    services.answer(
        account=account,
        attempt_id=attempt_id,
        question_id=question_id,
        given=given.given,
        now=clock.now(),
    )
    return ok(None)


@router.post(
    "/exercises/attempts/{attempt_id}/hand-in",
    auth=signed_in,
    response=answers(ExerciseAttemptOut, AttemptNotFound, LessonNotFound, LessonLocked),
)
def hand_in_attempt(request: HttpRequest, attempt_id: IdPath) -> dict[str, Any]:
    """Be told what is right, and what it was worth. Again: the same answer."""
    attempt = services.hand_in(account=caller(request), attempt_id=attempt_id, now=clock.now())
    return ok(attempt_shape(attempt))


@router.get("/me/mistakes", auth=signed_in, response=answers(Page[MistakeOut]))
def my_mistakes(request: HttpRequest, asked: Query[MistakesQuery]) -> dict[str, Any]:
    """What I got wrong and not yet right often enough, the latest first; of all courses or of one."""
    page = page_of(queries.my_mistakes(caller(request).pk, asked.course), asked)
    return ok({**page, "items": mistake_shapes(page["items"])})


@router.get("/me/mistakes/courses", auth=signed_in, response=answers(Page[MistakeCourseOut]))
def courses_with_mistakes(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """The courses that my mistakes are of."""
    page = page_of(queries.courses_with_mistakes(caller(request).pk), asked)
    return ok({**page, "items": [mistake_course_shape(row) for row in page["items"]]})


@router.post(
    "/me/mistakes/{mistake_id}/answer",
    auth=signed_in,
    response=answers(PractisedOut, MistakeNotFound, AnswerUnfit),
)
def practise_mistake(request: HttpRequest, mistake_id: IdPath, given: GivenIn) -> dict[str, Any]:
    """Answer it once more, and be told at once."""
    account = caller(request)
    take(ANSWERS, str(account.pk))
    practised = services.practise(account=account, mistake_id=mistake_id, given=given.given, now=clock.now())
    return ok(practised_shape(practised))
