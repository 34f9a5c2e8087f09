"""Operators at the question bank; what they do is on record.

Source: docs/rules/exercises.md
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from luffy.accounts.audit import Actor, record
from luffy.catalog.models import CourseSection
from luffy.exercises.errors import OrderUnfit, QuestionNotFound, QuestionUnfit, in_words
from luffy.exercises.grading import Kind
from luffy.exercises.models import ExerciseQuestion
from luffy.exercises.notation import key_of
from luffy.exercises.queries import bank as queries
from luffy.exercises.services.bank import Draft, write_question

# Room between two, as lessons have it.
STEP = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is filled in. `order` None: at the end, or where it was."""

    lesson_id: int
    kind: Kind
    text: str
    answers: str
    is_html: bool
    tolerance: str
    ignores_case: bool
    explanation: str
    points: int
    order: int | None
    tags: tuple[str, ...]
    is_withdrawn: bool


@transaction.atomic
def keep(asked: Asked, *, question_id: int | None = None, by: Actor, now: datetime) -> ExerciseQuestion:
    """Write a new question, or change one: another wording is another version.

    Raises: QuestionNotFound, NoExercise, QuestionUnfit.
    """
    section = _locked(asked.lesson_id)
    earlier = None
    if question_id is not None:
        earlier = ExerciseQuestion.objects.select_for_update().filter(pk=question_id).first()
        if earlier is None:
            raise QuestionNotFound
    before = None if earlier is None else _known(earlier)
    question, _written = write_question(_draft(asked, section, earlier), question_id=question_id)
    if question.is_withdrawn != asked.is_withdrawn:
        question.is_withdrawn = asked.is_withdrawn
        question.save(update_fields=["is_withdrawn"])
    after = _known(question)
    if before != after:
        action = "question.written" if before is None else "question.changed"
        record(action, f"question:{question.pk}", by=by, now=now, change=(before, after))
    return question


@transaction.atomic
def put_in_order(*, section_id: int, question_ids: Sequence[int], by: Actor, now: datetime) -> None:
    """Put the questions that a lesson asks in this order.

    Raises: NoExercise; OrderUnfit: it does not name all of them, each once.
    """
    section = _locked(section_id)
    rows = {
        row.pk: row
        for row in ExerciseQuestion.objects.select_for_update()
        .filter(section=section, is_withdrawn=False)
        .order_by("pk")
    }
    if sorted(question_ids) != sorted(rows):
        raise OrderUnfit
    before = sorted(rows, key=lambda pk: (rows[pk].order, pk))
    for place, question_id in enumerate(question_ids, start=1):
        rows[question_id].order = place * STEP
    ExerciseQuestion.objects.bulk_update(rows.values(), ["order"])
    if before != list(question_ids):
        change = ({"questions": before}, {"questions": list(question_ids)})
        record("questions.ordered", f"lesson:{section_id}", by=by, now=now, change=change)


def _locked(section_id: int) -> CourseSection:
    """The exercise; one operator at a time gives out places in it."""
    section = queries.exercise(section_id)
    return CourseSection.objects.select_for_update(no_key=True).get(pk=section.pk)


def _draft(asked: Asked, section: CourseSection, earlier: ExerciseQuestion | None) -> Draft:
    try:
        key = key_of(asked.kind, asked.answers, tolerance=asked.tolerance, ignores_case=asked.ignores_case)
    except ValueError as problem:
        raise QuestionUnfit(reason=in_words(str(problem))) from problem
    return Draft(
        section_id=section.pk,
        key=key,
        text=asked.text,
        explanation=asked.explanation,
        points=asked.points,
        order=_place(asked, section, earlier),
        tags=tuple(dict.fromkeys(asked.tags)),
        is_html=asked.is_html,
    )


def _place(asked: Asked, section: CourseSection, earlier: ExerciseQuestion | None) -> int:
    if asked.order is not None:
        return asked.order
    if earlier is not None and earlier.section_id == section.pk:
        return earlier.order
    last: int | None = ExerciseQuestion.objects.filter(section=section).aggregate(last=Max("order"))["last"]
    return (last or 0) + STEP


def _known(question: ExerciseQuestion) -> dict[str, Any]:
    """What the audit trail tells of it: the words stand in its versions."""
    version = question.versions.filter(is_current=True).values_list("number", flat=True).get()
    return {
        "lesson": question.section_id,
        "order": question.order,
        "tags": question.tags,
        "is_withdrawn": question.is_withdrawn,
        "version": version,
    }
