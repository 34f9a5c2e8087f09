"""What exercises take and give over the API. What is right leaves only in `ResultOut`, of an answer that was given."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery

Text = Annotated[str, Field(max_length=4000)]


class GivenIn(Schema):
    """Names of choices, or one text; nothing takes the answer back."""

    given: Annotated[list[Text], Field(max_length=26)]


class MistakesQuery(PageQuery):
    course: Annotated[int, Field(ge=1, le=MAX_ID)] | None = None


class ChoiceOut(Out):
    """`text` is HTML that was made harmless."""

    name: str
    text: str


class AskedOut(Out):
    """A question without what is right. `kind`: 0 one choice, 1 several, 2 true or false, 3 text, 4 number, 5 code.

    `text` is HTML that was made harmless.
    """

    question_id: int
    kind: int
    text: str
    choices: list[ChoiceOut]
    points: int


class ResultOut(Out):
    """`right`: names of choices, or texts of which any will do; `explanation` is HTML that was made harmless."""

    is_right: bool
    right: list[str]
    tolerance: str
    explanation: str


class AttemptQuestionOut(AskedOut):
    """`result` is there once the attempt was handed in."""

    place: int
    given: list[str]
    result: ResultOut | None


class ScoreOut(Out):
    id: int
    number: int
    points: int
    possible: int
    percent: int
    handed_in_at: datetime


class ExerciseAttemptOut(Out):
    """`score` is there once it was handed in."""

    id: int
    lesson_id: int
    course_id: int
    number: int
    began_at: datetime
    score: ScoreOut | None
    passed: bool
    questions: list[AttemptQuestionOut]


class ExerciseOut(Out):
    """`open_attempt` is the number of the one that was begun and not handed in."""

    lesson_id: int
    questions: int
    points: int
    pass_percent: int
    attempts: int
    best: ScoreOut | None
    last: ScoreOut | None
    open_attempt: int | None


class MistakeOut(Out):
    id: int
    course_id: int
    course: str
    lesson_id: int
    lesson: str
    wrongs: int
    rights_left: int
    wrong_at: datetime
    question: AskedOut


class MistakeCourseOut(Out):
    course_id: int
    course: str
    mistakes: int


class PractisedOut(Out):
    """`rights_left`: right answers in a row that are still missing; 0: it has left the book."""

    rights_left: int
    result: ResultOut
