"""The mistakes book: what went wrong, until it went right often enough.

Source: docs/rules/exercises.md
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.models import Account
from luffy.exercises.errors import AnswerUnfit, MistakeNotFound
from luffy.exercises.grading import RIGHTS_TO_LEAVE, is_right
from luffy.exercises.models import Mistake, QuestionVersion


@dataclass(frozen=True, slots=True)
class Practised:
    """`rights_left`: how many right answers in a row are still missing; 0: it has left the book."""

    version: QuestionVersion
    is_right: bool
    rights_left: int


@transaction.atomic
def practise(*, account: Account, mistake_id: int, given: Sequence[str], now: datetime) -> Practised:
    """Answer a question of the book once more, as it is asked today.

    Raises: MistakeNotFound, AnswerUnfit.
    """
    rows = Mistake.objects.select_for_update(of=("self",)).filter(
        account=account, question__is_withdrawn=False
    )
    mistake = rows.filter(pk=mistake_id).first()
    if mistake is None:
        raise MistakeNotFound
    if not given:
        raise AnswerUnfit
    version = QuestionVersion.objects.get(question=mistake.question_id, is_current=True)
    went_right = is_right(version.key, given)
    return Practised(version, went_right, _note(mistake, went_right, now))


def note_results(account_id: int, results: Mapping[int, bool], *, now: datetime) -> None:
    """Put into the book what was answered wrong, by question, and count what was right. Needs a transaction."""
    known = Mistake.objects.select_for_update().filter(account=account_id, question__in=results)
    noted = {row.question_id: row for row in known.order_by("pk")}
    for question_id, row in noted.items():
        _note(row, results[question_id], now)
    Mistake.objects.bulk_create(
        Mistake(account_id=account_id, question_id=question_id, wrong_at=now)
        for question_id, went_right in results.items()
        if not went_right and question_id not in noted
    )


def _note(mistake: Mistake, went_right: bool, now: datetime) -> int:
    """Count the answer; how many right ones are still missing."""
    if not went_right:
        mistake.wrongs, mistake.rights_in_a_row, mistake.wrong_at = mistake.wrongs + 1, 0, now
        mistake.save(update_fields=["wrongs", "rights_in_a_row", "wrong_at"])
        return RIGHTS_TO_LEAVE
    mistake.rights_in_a_row += 1
    left = RIGHTS_TO_LEAVE - mistake.rights_in_a_row
    if left:
        mistake.save(update_fields=["rights_in_a_row"])
    else:
        mistake.delete()
    return left
