"""What is asked about lessons, and a learner's notes."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.accounts.schemas import BallotIn, TallyOut, tally_shape
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotFound
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.discussions import queries, services
from luffy.discussions.errors import (
    AnswerNotFound,
    HasAnswers,
    LessonClosed,
    NoteNotFound,
    OwnPost,
    QuestionNotFound,
)
from luffy.discussions.schemas import (
    AcceptIn,
    AnswerIn,
    LessonAnswerOut,
    LessonQuestionOut,
    LessonQuestionsQuery,
    NoteIn,
    NoteOut,
    NotesQuery,
    QuestionIn,
    WatchIn,
)
from luffy.discussions.shapes import answer_shapes, note_shape, question_shapes
from luffy.moderation.errors import TextRefused

router = Router(tags=["discussions"])
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
POSTS = Limit("post:account", 20, seconds=600)
VOTES = Limit("vote:account", 120, seconds=60)
_MARKDOWN = {200: {"description": "OK", "content": {"text/markdown": {"schema": {"type": "string"}}}}}
NOTES = Limit("note:account", 120, seconds=600)


@router.get(
    "/lessons/{section_id}/questions",
    auth=signed_in,
    response=answers(Page[LessonQuestionOut], LessonClosed),
)
def lesson_questions(
    request: HttpRequest, section_id: IdPath, asked: Query[LessonQuestionsQuery]
) -> dict[str, Any]:
    """What was asked about a lesson that I may open."""
    account = caller(request)
    section = queries.open_lesson(account, section_id, day_of(clock.now()))
    page = page_of(queries.questions_of(account, section, is_open=asked.open), asked)
    return ok({**page, "items": question_shapes(page["items"], account)})


@router.post(
    "/lessons/{section_id}/questions",
    auth=signed_in,
    response=answers(LessonQuestionOut, LessonClosed, TextRefused, status=201),
)
def ask_question(request: HttpRequest, section_id: IdPath, given: QuestionIn) -> tuple[int, dict[str, Any]]:
    """Ask about a lesson."""
    account = caller(request)
    take(POSTS, str(account.pk))
    made = services.ask(account=account, section_id=section_id, **given.model_dump(), now=clock.now())
    return 201, ok(question_shapes([made], account)[0])


@router.get("/questions/{question_id}", auth=signed_in, response=answers(LessonQuestionOut, QuestionNotFound))
def show_question(request: HttpRequest, question_id: IdPath) -> dict[str, Any]:
    """One question."""
    account = caller(request)
    question = queries.open_question(account, question_id, day_of(clock.now()))
    return ok(question_shapes([question], account)[0])


@router.put(
    "/questions/{question_id}",
    auth=signed_in,
    response=answers(LessonQuestionOut, QuestionNotFound, TextRefused),
)
def edit_question(request: HttpRequest, question_id: IdPath, given: QuestionIn) -> dict[str, Any]:
    """Ask it in other words."""
    account = caller(request)
    take(POSTS, str(account.pk))
    made = services.edit_question(
        account=account, question_id=question_id, **given.model_dump(), now=clock.now()
    )
    return ok(question_shapes([made], account)[0])


@router.delete(
    "/questions/{question_id}", auth=signed_in, response=answers(None, QuestionNotFound, HasAnswers)
)
def delete_question(request: HttpRequest, question_id: IdPath) -> dict[str, Any]:
    """Take a question back that nobody answered."""
    services.delete_question(account=caller(request), question_id=question_id)
    return ok(None)


@router.get(
    "/questions/{question_id}/answers",
    auth=signed_in,
    response=answers(Page[LessonAnswerOut], QuestionNotFound),
)
def question_answers(request: HttpRequest, question_id: IdPath, asked: Query[PageQuery]) -> dict[str, Any]:
    """Answers: the accepted one first."""
    account = caller(request)
    question = queries.open_question(account, question_id, day_of(clock.now()))
    page = page_of(queries.answers_to(account, question), asked)
    return ok({**page, "items": answer_shapes(page["items"], account, question.accepted_id)})


@router.post(
    "/questions/{question_id}/answers",
    auth=signed_in,
    response=answers(LessonAnswerOut, QuestionNotFound, TextRefused, status=201),
)
def answer_question(request: HttpRequest, question_id: IdPath, given: AnswerIn) -> tuple[int, dict[str, Any]]:
    """Answer a question."""
    account = caller(request)
    take(POSTS, str(account.pk))
    made = services.answer(account=account, question_id=question_id, text=given.text, now=clock.now())
    return 201, ok(answer_shapes([made], account, None)[0])


@router.put(
    "/answers/{answer_id}", auth=signed_in, response=answers(LessonAnswerOut, AnswerNotFound, TextRefused)
)
def edit_answer(request: HttpRequest, answer_id: IdPath, given: AnswerIn) -> dict[str, Any]:
    """Answer in other words."""
    account = caller(request)
    take(POSTS, str(account.pk))
    made = services.edit_answer(account=account, answer_id=answer_id, text=given.text, now=clock.now())
    return ok(answer_shapes([made], account, made.question.accepted_id)[0])


@router.delete("/answers/{answer_id}", auth=signed_in, response=answers(None, AnswerNotFound))
def delete_answer(request: HttpRequest, answer_id: IdPath) -> dict[str, Any]:
    """Take an answer back."""
    services.delete_answer(account=caller(request), answer_id=answer_id)
    return ok(None)


@router.put(
    "/questions/{question_id}/accepted",
    auth=signed_in,
    response=answers(LessonQuestionOut, QuestionNotFound, AnswerNotFound),
)
def accept_answer(request: HttpRequest, question_id: IdPath, given: AcceptIn) -> dict[str, Any]:
    """Say which answer helped me."""
    account = caller(request)
    question = services.accept(
        account=account, question_id=question_id, answer_id=given.answer_id, now=clock.now()
    )
    return ok(question_shapes([question], account)[0])


@router.put("/questions/{question_id}/watch", auth=signed_in, response=answers(WatchIn, QuestionNotFound))
def watch_question(request: HttpRequest, question_id: IdPath, given: WatchIn) -> dict[str, Any]:
    """Be told of answers, or no longer."""
    services.watch(account=caller(request), question_id=question_id, wants=given.wants, now=clock.now())
    return ok({"wants": given.wants})


@router.put(
    "/questions/{question_id}/vote",
    auth=signed_in,
    response=answers(TallyOut, QuestionNotFound, OwnPost, NotFound),
)
def vote_on_question(request: HttpRequest, question_id: IdPath, given: BallotIn) -> dict[str, Any]:
    """Say that I want to know that, too, or not."""
    account = caller(request)
    take(VOTES, str(account.pk))
    tally = services.vote_on_question(
        account=account, question_id=question_id, value=given.ballot, now=clock.now()
    )
    return ok(tally_shape(tally, given))


@router.put(
    "/answers/{answer_id}/vote",
    auth=signed_in,
    response=answers(TallyOut, AnswerNotFound, QuestionNotFound, OwnPost, NotFound),
)
def vote_on_answer(request: HttpRequest, answer_id: IdPath, given: BallotIn) -> dict[str, Any]:
    """Agree with an answer, or not."""
    account = caller(request)
    take(VOTES, str(account.pk))
    tally = services.vote_on_answer(account=account, answer_id=answer_id, value=given.ballot, now=clock.now())
    return ok(tally_shape(tally, given))


@router.get("/me/notes", auth=signed_in, response=answers(Page[NoteOut]))
def my_notes(request: HttpRequest, asked: Query[NotesQuery]) -> dict[str, Any]:
    """My notes: of a lesson in the order of the video, else the newest first."""
    rows = queries.my_notes(caller(request).pk, section_id=asked.section, course_id=asked.course)
    page = page_of(rows, asked)
    return ok({**page, "items": [note_shape(row) for row in page["items"]]})


@router.get("/me/notes.md", auth=signed_in, response=answers(None), openapi_extra={"responses": _MARKDOWN})
def my_notes_as_markdown(request: HttpRequest, course: int | None = None) -> HttpResponse:
    """All my notes, or those of a course, as a Markdown file."""
    rows = queries.my_notes(caller(request).pk, section_id=None, course_id=course)
    rows = rows.order_by("course_name", "section_name", "at_seconds", "pk")
    text = "".join(queries.as_markdown(rows.iterator()))
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="notes.md"'
    return response


@router.post(
    "/lessons/{section_id}/notes", auth=signed_in, response=answers(NoteOut, LessonClosed, status=201)
)
def write_note(request: HttpRequest, section_id: IdPath, given: NoteIn) -> tuple[int, dict[str, Any]]:
    """Write something down for myself."""
    account = caller(request)
    take(NOTES, str(account.pk))
    noted = services.Noted(**given.model_dump())
    made = services.note(account=account, section_id=section_id, noted=noted, now=clock.now())
    return 201, ok(note_shape(made))


@router.put("/me/notes/{note_id}", auth=signed_in, response=answers(NoteOut, NoteNotFound, LessonClosed))
def edit_note(request: HttpRequest, note_id: IdPath, given: NoteIn) -> dict[str, Any]:
    """Change a note of mine while its lesson opens for me."""
    noted = services.Noted(**given.model_dump())
    row = services.edit_note(account=caller(request), note_id=note_id, noted=noted, now=clock.now())
    return ok(note_shape(row))


@router.delete("/me/notes/{note_id}", auth=signed_in, response=answers(None, NoteNotFound))
def delete_note(request: HttpRequest, note_id: IdPath) -> dict[str, Any]:
    """Throw a note of mine away."""
    services.delete_note(account_id=caller(request).pk, note_id=note_id)
    return ok(None)
