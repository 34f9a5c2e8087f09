"""Questions from a CSV file into the exercises of a course; the same file twice changes nothing.

Source: docs/import-exercises.md
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Annotated, Any

from django.db import DataError, transaction
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from luffy.accounts.audit import Actor, record
from luffy.catalog.importers import Remark, Report
from luffy.catalog.importers.reading import Row, rows_of
from luffy.catalog.models import Course
from luffy.exercises.errors import QuestionUnfit
from luffy.exercises.grading import Kind
from luffy.exercises.notation import key_of
from luffy.exercises.queries.bank import lessons
from luffy.exercises.services.bank import Draft, Written, write_question

MOST_ROWS = 5_000
_KINDS = {kind.name.lower(): kind for kind in Kind} | {
    "单选题": Kind.SINGLE,
    "多选题": Kind.MULTIPLE,
    "判断题": Kind.TRUE_FALSE,
    "填空题": Kind.TEXT,
    "数值题": Kind.NUMBER,
    "代码填写题": Kind.CODE,
}
_YES = {"": True, "yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


def _kind(value: Any) -> Any:
    known = _KINDS.get(str(value).strip().lower())
    if known is None:
        raise ValueError(f"must be one of {', '.join(kind.name.lower() for kind in Kind)}")
    return known


def _yes(value: Any) -> Any:
    known = _YES.get(str(value).strip().lower())
    if known is None:
        raise ValueError("must be yes or no")
    return known


def _tags(value: Any) -> Any:
    return tuple(dict.fromkeys(str(value).split()))


def _or(default: str) -> BeforeValidator:
    return BeforeValidator(lambda value: str(value).strip() or default)


class QuestionRow(BaseModel):
    """A question as a line of the file tells it; `lesson` is the number of an exercise or its name."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=False)

    source_id: Annotated[str, Field(min_length=1, max_length=64)]
    lesson: Annotated[str, Field(min_length=1, max_length=128)]
    kind: Annotated[Kind, BeforeValidator(_kind)]
    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    answers: Annotated[str, Field(max_length=20_000)]
    tolerance: Annotated[str, Field(max_length=32)] = ""
    ignores_case: Annotated[bool, BeforeValidator(_yes)] = True
    explanation: Annotated[str, Field(max_length=20_000)] = ""
    points: Annotated[int, Field(ge=1, le=100), _or("1")] = 1
    order: Annotated[
        Annotated[int, Field(ge=0, le=1_000_000)] | None,
        BeforeValidator(lambda value: str(value).strip() or None),
    ] = None
    tags: Annotated[tuple[Annotated[str, Field(max_length=32)], ...], BeforeValidator(_tags)] = ()


def bring_in(*, course_id: int, content: bytes, dry_run: bool, by: Actor, now: datetime) -> Report:
    """Write the questions of a file, all that can be taken; the report names the others with line and reason.

    With `dry_run` the report is the same and nothing is written.

    Raises: CourseNotFound.
    """
    with transaction.atomic():
        # One file at a time: two could bring in the same question.
        Course.objects.select_for_update(no_key=True).filter(pk=course_id).first()
        report = _Import(course_id).run(content)
        counts = {"created": report.created, "changed": report.changed, "refused": len(report.refused)}
        record("exercises.import", f"course:{course_id}", by=by, now=now, change=(None, counts))
        transaction.set_rollback(dry_run)
    return report


class _Import:
    def __init__(self, course_id: int) -> None:
        self.course_id = course_id
        self.report = Report()
        self.by_number: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        for lesson in lessons(course_id):
            self.by_number[str(lesson.pk)] = lesson.pk
            self.by_name.setdefault(lesson.name, []).append(lesson.pk)
        self.lines: dict[str, tuple[int, QuestionRow]] = {}

    def run(self, content: bytes) -> Report:
        for number, row in enumerate(_rows(content), start=1):
            if number > MOST_ROWS:
                self._refuse(
                    row.line, f"the file has more than {MOST_ROWS} rows; nothing after this line is read"
                )
                break
            try:
                self._take(row, number)
            except QuestionUnfit as problem:
                self._refuse(row.line, str(problem.detail["reason"]))
            except ValueError as problem:
                self._refuse(row.line, _reason(problem))
            except DataError as problem:
                self._refuse(row.line, f"the database refuses it: {str(problem).partition(chr(10))[0]}")
        return self.report

    def _take(self, row: Row, number: int) -> None:
        if row.values is None:
            raise ValueError(row.problem)
        said = QuestionRow.model_validate(row.values)
        earlier = self.lines.get(said.source_id)
        if earlier is not None:
            if earlier[1] != said:
                raise ValueError(
                    f"source_id: {said.source_id} is on line {earlier[0]} already, with other content"
                )
            self.report.repeated.append(Remark(row.line, f"the same as line {earlier[0]}"))
            return
        key = key_of(said.kind, said.answers, tolerance=said.tolerance, ignores_case=said.ignores_case)
        draft = Draft(
            section_id=self._lesson(said.lesson.strip()),
            key=key,
            text=said.text.replace("\r\n", "\n").strip(),
            explanation=said.explanation.replace("\r\n", "\n").strip(),
            points=said.points,
            order=number if said.order is None else said.order,
            tags=said.tags,
        )
        source = f"csv:{self.course_id}:{said.source_id}"
        self._count(write_question(draft, source_key=source)[1])
        self.lines[said.source_id] = (row.line, said)

    def _lesson(self, said: str) -> int:
        number = self.by_number.get(said)
        if number is not None:
            return number
        named = self.by_name.get(said, [])
        if len(named) != 1:
            what = "has several exercises" if named else "has no exercise"
            raise ValueError(f"lesson: the course {what} called {said}")
        return named[0]

    def _count(self, written: Written) -> None:
        self.report.created += written == Written.CREATED
        self.report.changed += written == Written.CHANGED
        self.report.unchanged += written == Written.UNCHANGED

    def _refuse(self, line: int, reason: str) -> None:
        self.report.refused.append(Remark(line, reason))


def _rows(content: bytes) -> Iterator[Row]:
    return rows_of(BytesIO(content))


def _reason(problem: ValueError) -> str:
    if not isinstance(problem, ValidationError):
        return str(problem)
    first = problem.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg'].removeprefix('Value error, ')}"
