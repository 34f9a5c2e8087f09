"""Writing questions. What they said once stays on record.

Source: docs/rules/exercises.md
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.db import transaction

from luffy.exercises.errors import QuestionUnfit, in_words
from luffy.exercises.grading import Key, why_unfit
from luffy.exercises.models import ExerciseQuestion, QuestionVersion


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it is to be."""

    section_id: int
    key: Key
    text: str
    explanation: str = ""
    points: int = 1
    order: int = 0
    tags: tuple[str, ...] = ()
    is_html: bool = False


class Written(Enum):
    CREATED = auto()
    CHANGED = auto()
    UNCHANGED = auto()


@transaction.atomic
def write_question(
    draft: Draft, *, question_id: int | None = None, source_key: str | None = None
) -> tuple[ExerciseQuestion, Written]:
    """Write a new question, or change the one with this id or source key.

    Another wording is another version: attempts that were begun keep theirs.

    Raises:
        QuestionUnfit: nobody could answer it.
    """
    if reason := why_unfit(draft.key) or (None if draft.text.strip() else "there is no text"):
        raise QuestionUnfit(reason=in_words(reason))
    place = {"section_id": draft.section_id, "order": draft.order, "tags": list(draft.tags)}
    question = _known(question_id, source_key)
    if question is None:
        question = ExerciseQuestion.objects.create(source_key=source_key, **place)
        QuestionVersion.objects.create(question=question, **_wording(draft))
        return question, Written.CREATED
    is_moved = _move(question, place)
    is_reworded = _reword(question, _wording(draft))
    return question, Written.CHANGED if is_moved or is_reworded else Written.UNCHANGED


def _known(question_id: int | None, source_key: str | None) -> ExerciseQuestion | None:
    rows = ExerciseQuestion.objects.select_for_update()
    if question_id is not None:
        return rows.get(pk=question_id)
    return rows.filter(source_key=source_key).first() if source_key else None


def _reword(question: ExerciseQuestion, wording: dict[str, Any]) -> bool:
    current = QuestionVersion.objects.get(question=question, is_current=True)
    if all(getattr(current, name) == value for name, value in wording.items()):
        return False
    current.is_current = False
    current.save(update_fields=["is_current"])
    QuestionVersion.objects.create(question=question, number=current.number + 1, **wording)
    return True


def _move(question: ExerciseQuestion, place: dict[str, Any]) -> bool:
    changed = [name for name, value in place.items() if getattr(question, name) != value]
    for name in changed:
        setattr(question, name, place[name])
    if changed:
        question.save(update_fields=changed)
    return bool(changed)


def _wording(draft: Draft) -> dict[str, Any]:
    key = draft.key
    return {
        "kind": int(key.kind),
        "text": draft.text,
        "is_html": draft.is_html,
        "choices": [{"name": choice.name, "text": choice.text} for choice in key.choices],
        "right": list(key.right),
        "tolerance": key.tolerance,
        "ignores_case": key.ignores_case,
        "explanation": draft.explanation,
        "points": draft.points,
    }
