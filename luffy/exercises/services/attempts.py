"""Doing an exercise: begin, answer, hand in.

Source: docs/rules/exercises.md
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.exercises.errors import AnswerUnfit, AttemptNotFound, AttemptOver, NotAsked
from luffy.exercises.grading import CHOOSING, PASS_PERCENT, Key, Kind, is_right, percent
from luffy.exercises.models import AskedQuestion, Attempt
from luffy.exercises.queries import asked_in, current_versions, open_exercise
from luffy.exercises.services.mistakes import note_results
from luffy.learning.services import complete


@transaction.atomic
def start(*, account: Account, lesson_id: int, now: datetime) -> Attempt:
    """Begin the exercise with what it asks today, or go on with the attempt that was begun.

    Raises: LessonNotFound, LessonLocked, NoExercise.
    """
    section = open_exercise(account, lesson_id, day_of(now))
    # Two tabs at once begin one attempt.
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    mine = Attempt.objects.filter(account=account, section=section)
    begun = mine.filter(handed_in_at__isnull=True).first()
    if begun is not None:
        return begun
    attempt = Attempt.objects.create(account=account, section=section, number=mine.count() + 1, began_at=now)
    AskedQuestion.objects.bulk_create(
        AskedQuestion(attempt=attempt, version=version, place=place)
        for place, version in enumerate(current_versions(section.pk), start=1)
    )
    return attempt


@transaction.atomic
def answer(
    *, account: Account, attempt_id: int, question_id: int, given: Sequence[str], now: datetime
) -> Attempt:
    """Keep an answer, which can be changed until the attempt is handed in. An empty one takes it back.

    Raises: AttemptNotFound, AttemptOver, NotAsked, AnswerUnfit, LessonLocked.
    """
    attempt = _locked(account, attempt_id)
    if attempt.handed_in_at is not None:
        raise AttemptOver
    open_exercise(account, attempt.section_id, day_of(now))
    asked = asked_in(attempt).filter(version__question=question_id).first()
    if asked is None:
        raise NotAsked
    asked.given = fitting(asked.version.key, given)
    asked.save(update_fields=["given"])
    return attempt


@transaction.atomic
def hand_in(*, account: Account, attempt_id: int, now: datetime) -> Attempt:
    """Say what the answers are worth, once. Handing in again changes nothing.

    Raises: AttemptNotFound, LessonLocked.
    """
    attempt = _locked(account, attempt_id)
    if attempt.handed_in_at is not None:
        return attempt
    section = open_exercise(account, attempt.section_id, day_of(now))
    asked = list(asked_in(attempt))
    for row in asked:
        row.is_right = is_right(row.version.key, row.given)
    AskedQuestion.objects.bulk_update(asked, ["is_right"])
    attempt.possible = sum(row.version.points for row in asked)
    attempt.points = sum(row.version.points for row in asked if row.is_right)
    attempt.percent = percent(attempt.points, attempt.possible)
    attempt.handed_in_at = now
    attempt.save(update_fields=["possible", "points", "percent", "handed_in_at"])
    note_results(account.pk, {row.version.question_id: bool(row.is_right) for row in asked}, now=now)
    if attempt.percent >= PASS_PERCENT:
        complete(account_id=account.pk, section=section, now=now)
    return attempt


def fitting(key: Key, given: Sequence[str]) -> list[str]:
    """The answer without empty texts and repetitions. Raises: AnswerUnfit."""
    said = [one for one in dict.fromkeys(given) if one.strip()]
    names = {choice.name for choice in key.choices}
    if (key.kind != Kind.MULTIPLE and len(said) > 1) or (key.kind in CHOOSING and not names >= set(said)):
        raise AnswerUnfit
    return said


def _locked(account: Account, attempt_id: int) -> Attempt:
    attempt = Attempt.objects.select_for_update().filter(pk=attempt_id, account=account).first()
    if attempt is None:
        raise AttemptNotFound
    return attempt
