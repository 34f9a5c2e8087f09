"""What the question bank takes and gives over the API; answers are in the notation of docs/import-exercises.md."""

from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery
from luffy.exercises.grading import Kind
from luffy.exercises.queries.bank import Filters
from luffy.exercises.services.desk import Asked

Id = Annotated[int, Field(ge=1, le=MAX_ID)]
LONGEST_FILE = 900_000
KindNumber = Annotated[int, Field(ge=min(Kind), le=max(Kind))]
_Text = Annotated[str, Field(max_length=20_000)]
_Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]


class BankCoursesQuery(PageQuery):
    """Which page, counted from 1; with words in the name."""

    q: Annotated[str, Field(max_length=64)] = ""


class BankQuery(PageQuery):
    """Which page, counted from 1; of a course, a lesson, a kind, in use or withdrawn, with words in the text."""

    course: Id | None = None
    lesson: Id | None = None
    kind: KindNumber | None = None
    withdrawn: bool = False
    q: Annotated[str, Field(max_length=64)] = ""

    def filters(self) -> Filters:
        return Filters(self.course, self.lesson, self.kind, self.withdrawn, self.q.strip())


class BankQuestionIn(Schema):
    """`answers`: one choice a line, `*` before the right ones; texts of which any will do; a number; code."""

    lesson_id: Id
    kind: KindNumber
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
    answers: _Text
    is_html: bool = False
    tolerance: Annotated[str, Field(max_length=32)] = ""
    ignores_case: bool = True
    explanation: _Text = ""
    points: Annotated[int, Field(ge=1, le=100)] = 1
    order: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    tags: Annotated[list[_Tag], Field(max_length=20)] = []
    is_withdrawn: bool = False

    def asked(self) -> Asked:
        return Asked(**{**self.model_dump(), "kind": Kind(self.kind), "tags": tuple(self.tags)})


class OrderIn(Schema):
    questions: Annotated[list[Id], Field(max_length=500)]


class ExerciseFileIn(Schema):
    """`content`: the text of a CSV file (docs/import-exercises.md)."""

    content: Annotated[str, Field(min_length=1, max_length=LONGEST_FILE)]
    dry_run: bool = True


class BankCourseOut(Out):
    id: int
    name: str
    lessons: int
    questions: int


class BankLessonOut(Out):
    id: int
    name: str
    chapter: str
    questions: int


class BankQuestionItem(Out):
    id: int
    lesson_id: int
    lesson: str
    course_id: int
    order: int
    kind: int
    text: str
    points: int
    version: int
    tags: list[str]
    is_withdrawn: bool


class BankVersionOut(Out):
    """`asked`: in how many attempts."""

    number: int
    is_current: bool
    kind: int
    text: str
    is_html: bool
    answers: str
    tolerance: str
    ignores_case: bool
    explanation: str
    points: int
    asked: int


class BankQuestionOut(BankQuestionItem):
    """`versions`: the newest first; the first is asked today."""

    course: str
    source_key: str
    versions: list[BankVersionOut]


class FileRemarkOut(Out):
    """Lines count from 1, the header included."""

    line: int
    reason: str


class ExerciseImportOut(Out):
    created: int
    changed: int
    unchanged: int
    repeated: list[FileRemarkOut]
    refused: list[FileRemarkOut]
