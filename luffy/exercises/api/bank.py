"""The question bank: what operators write, change, put in order and bring in from files."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.errors import CourseNotFound
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.exercises.errors import NoExercise, OrderUnfit, QuestionNotFound, QuestionUnfit
from luffy.exercises.queries import bank as queries
from luffy.exercises.schemas_bank import (
    BankCourseOut,
    BankCoursesQuery,
    BankLessonOut,
    BankQuery,
    BankQuestionIn,
    BankQuestionItem,
    BankQuestionOut,
    ExerciseFileIn,
    ExerciseImportOut,
    OrderIn,
)
from luffy.exercises.services import desk, files
from luffy.exercises.shapes_bank import (
    course_shape,
    import_shape,
    item_shape,
    lesson_shape,
    question_shape,
)

router = Router(tags=["question bank"], auth=allowed_to(Action.EDIT_EXERCISES))
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/ops/exercises/courses", response=answers(Page[BankCourseOut], NotAllowed))
def list_courses(request: HttpRequest, asked: Query[BankCoursesQuery]) -> dict[str, Any]:
    """Courses that have exercise lessons, by name. For operators."""
    del request
    page = page_of(queries.courses(asked.q.strip()), asked)
    return ok({**page, "items": [course_shape(row) for row in page["items"]]})


@router.get(
    "/ops/exercises/courses/{course_id}/lessons",
    response=answers(Page[BankLessonOut], NotAllowed, CourseNotFound),
)
def list_lessons(request: HttpRequest, course_id: IdPath, asked: Query[PageQuery]) -> dict[str, Any]:
    """The exercise lessons of a course, in their order. For operators."""
    del request
    page = page_of(queries.lessons(course_id), asked)
    return ok({**page, "items": [lesson_shape(row) for row in page["items"]]})


@router.get("/ops/exercises/questions", response=answers(Page[BankQuestionItem], NotAllowed))
def list_questions(request: HttpRequest, asked: Query[BankQuery]) -> dict[str, Any]:
    """Questions of a course or of one lesson, in their order. For operators."""
    del request
    page = page_of(queries.questions(asked.filters()), asked)
    return ok({**page, "items": [item_shape(row) for row in page["items"]]})


@router.post(
    "/ops/exercises/questions",
    response=answers(BankQuestionOut, NotAllowed, NoExercise, QuestionUnfit, status=201),
)
def add_question(request: HttpRequest, given: BankQuestionIn) -> Status[dict[str, Any]]:
    """Write a question. For operators."""
    by = visit(request).by(caller(request).pk)
    row = desk.keep(given.asked(), by=by, now=clock.now())
    return Status(201, ok(question_shape(queries.question(row.pk))))


@router.get(
    "/ops/exercises/questions/{question_id}", response=answers(BankQuestionOut, NotAllowed, QuestionNotFound)
)
def get_question(request: HttpRequest, question_id: IdPath) -> dict[str, Any]:
    """A question with all its versions, the newest first. For operators."""
    del request
    return ok(question_shape(queries.question(question_id)))


@router.put(
    "/ops/exercises/questions/{question_id}",
    response=answers(BankQuestionOut, NotAllowed, QuestionNotFound, NoExercise, QuestionUnfit),
)
def change_question(request: HttpRequest, question_id: IdPath, given: BankQuestionIn) -> dict[str, Any]:
    """Change a question: other words are another version; or move it to another lesson. For operators."""
    by = visit(request).by(caller(request).pk)
    row = desk.keep(given.asked(), question_id=question_id, by=by, now=clock.now())
    return ok(question_shape(queries.question(row.pk)))


@router.put(
    "/ops/exercises/lessons/{lesson_id}/order", response=answers(None, NotAllowed, NoExercise, OrderUnfit)
)
def order_questions(request: HttpRequest, lesson_id: IdPath, given: OrderIn) -> dict[str, Any]:
    """Put the questions of a lesson in order: all that are asked, each once. For operators."""
    by = visit(request).by(caller(request).pk)
    desk.put_in_order(section_id=lesson_id, question_ids=given.questions, by=by, now=clock.now())
    return ok(None)


@router.post(
    "/ops/exercises/courses/{course_id}/import",
    response=answers(ExerciseImportOut, NotAllowed, CourseNotFound),
)
def import_questions(request: HttpRequest, course_id: IdPath, given: ExerciseFileIn) -> dict[str, Any]:
    """Bring questions of a CSV file into the exercises of a course; `dry_run` only tells. For operators."""
    by = visit(request).by(caller(request).pk)
    content = given.content.encode()
    report = files.bring_in(
        course_id=course_id, content=content, dry_run=given.dry_run, by=by, now=clock.now()
    )
    return ok(import_shape(report))
