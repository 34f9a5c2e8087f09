"""What questions, answers and notes take and give over the API."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery

Id = Annotated[int, Field(ge=1, le=MAX_ID)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4096)]
# A lesson is no longer than a day.
Seconds = Annotated[int, Field(ge=0, le=86_400)]


class LessonQuestionsQuery(PageQuery):
    """`open`: those without an accepted answer, or with one."""

    open: bool | None = None


class NotesQuery(PageQuery):
    section: Id | None = None
    course: Id | None = None


class QuestionIn(Schema):
    title: Title
    text: Text


class AnswerIn(Schema):
    text: Text


class AcceptIn(Schema):
    """None: no answer helped after all."""

    answer_id: Id | None


class WatchIn(Schema):
    wants: bool


class NoteIn(Schema):
    text: Text
    at_seconds: Seconds = 0


class PostOut(Out):
    id: int
    author: str
    # Of somebody who teaches or works at the school.
    author_role: Literal["learner", "mentor", "lecturer", "operator"]
    # Markdown.
    text: str
    created_at: datetime
    edited_at: datetime | None
    agree_number: int
    disagree_number: int
    is_mine: bool
    my_vote: int
    # Only its author sees it until operators looked at it.
    is_held: bool


class LessonQuestionOut(PostOut):
    section_id: int
    title: str
    answer_count: int
    is_solved: bool
    is_watched: bool


class LessonAnswerOut(PostOut):
    question_id: int
    is_accepted: bool


class NoteOut(Out):
    id: int
    # None: the lesson is gone.
    section_id: int | None
    course_id: int | None
    course_name: str
    section_name: str
    at_seconds: int
    text: str
    created_at: datetime
    edited_at: datetime | None
