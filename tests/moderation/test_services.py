"""Texts wait where they must, reports count once, and operators decide with a trace."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.moderation import services
from luffy.moderation.errors import CaseCannotMove, OwnText, TargetNotFound, TextRefused, WordEmpty
from luffy.moderation.models import Case, Cause, Keyword, Reason, Report, Visibility
from luffy.moderation.services import Decision, Opinion
from luffy.moderation.words import Verdict
from tests.factories.accounts import an_account
from tests.factories.moderation import Board, a_board, case_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


@pytest.fixture
def board() -> Iterator[Board]:
    with a_board() as board:
        yield board


def operator() -> Actor:
    return Actor("api", an_account(role=Role.OPERATOR).pk)


def decide(target: str, decision: Decision, by: Actor | None = None) -> None:
    services.decide(target=target, decision=decision, reason="看过了", by=by or operator(), now=NOW)


def report(target: str, account_id: int | None = None) -> None:
    account_id = account_id or an_account().pk
    services.report(target=target, account_id=account_id, reason=Reason.SPAM, note="", now=NOW)


def watch(word: str, verdict: Verdict) -> Keyword:
    return services.watch_for(word=word, verdict=verdict, by=operator(), now=NOW)


def test_the_first_text_of_a_learner_waits_until_somebody_kept_it(board: Board) -> None:
    author = an_account()
    first, second = board.pin(author), board.pin(author)
    waited = (board.visibility(first), board.visibility(second), case_of(first).cause)

    decide(first, Decision.KEEP)
    third = board.pin(author)

    assert waited == (Visibility.HELD, Visibility.HELD, Cause.FIRST_TEXTS)
    assert (board.visibility(first), board.visibility(third)) == (Visibility.SHOWN, Visibility.SHOWN)
    assert not Case.objects.filter(target=third).exists()


@pytest.mark.parametrize("role", [Role.MENTOR, Role.LECTURER, Role.OPERATOR])
def test_who_works_here_need_not_wait(board: Board, role: Role) -> None:
    assert board.visibility(board.pin(an_account(role=role))) is Visibility.SHOWN


def test_nobody_waits_where_the_school_wants_none_to(board: Board, settings) -> None:
    settings.MODERATED_FIRST_TEXTS = 0

    assert board.visibility(board.pin(an_account())) is Visibility.SHOWN


def test_words_refuse_hold_and_mask(board: Board) -> None:
    watch("坏词", Verdict.REFUSE)
    watch("广告", Verdict.HOLD)
    watch("Damn", Verdict.MASK)
    author = an_account(role=Role.MENTOR)

    with pytest.raises(TextRefused):
        board.pin(author, "坏 词")
    held, _ = board.pin(author, "看广告"), board.pin(author, "damn it")

    assert (case_of(held).cause, board.visibility(held)) == (Cause.WORD, Visibility.HELD)
    assert [note.text for note in board.notes.values()] == ["看广告", "**** it"]
    assert Case.objects.count() == 1


def test_two_spellings_are_one_word_and_signs_are_none() -> None:
    one, other = watch("坏 词", Verdict.MASK), watch("坏词", Verdict.HOLD)

    assert (one.pk, Keyword.objects.get().verdict) == (other.pk, Verdict.HOLD)
    with pytest.raises(WordEmpty):
        watch("……", Verdict.HOLD)


def test_a_report_counts_once_an_account_and_the_text_stays_until_decided(board: Board) -> None:
    target, reader = board.put(an_account(), Opinion("大家好")), an_account()

    for _ in range(3):
        report(target, reader.pk)
    report(target)

    assert (case_of(target).cause, Report.objects.count()) == (Cause.REPORT, 2)
    assert board.visibility(target) is Visibility.SHOWN


def test_ones_own_hidden_and_missing_texts_cannot_be_reported(board: Board) -> None:
    author = an_account(role=Role.MENTOR)
    target = board.pin(author)

    with pytest.raises(OwnText):
        report(target, author.pk)
    decide(target, Decision.HIDE)
    for gone in (target, "note:999999", "nothing:1"):
        with pytest.raises(TargetNotFound):
            report(gone)
    assert Report.objects.count() == 0


def test_what_was_kept_is_looked_at_again_when_somebody_else_reports_it(board: Board) -> None:
    target, reader = board.put(an_account(), Opinion("大家好")), an_account()
    report(target, reader.pk)
    decide(target, Decision.KEEP)

    report(target, reader.pk)
    same = case_of(target).state
    report(target)

    assert (same, case_of(target).state, case_of(target).decided_at) == ("kept", "waiting", None)


def test_hiding_and_restoring_leave_a_trace(board: Board) -> None:
    target, by = board.put(an_account(), Opinion("大家好")), operator()

    decide(target, Decision.HIDE, by)
    hidden = board.visibility(target)
    decide(target, Decision.RESTORE, by)

    trail = AuditEntry.objects.filter(subject=target).order_by("id")
    assert (hidden, board.visibility(target)) == (Visibility.HIDDEN, Visibility.SHOWN)
    assert [(row.action, row.actor_id, row.before["state"], row.reason) for row in trail] == [
        ("moderation.hide", by.account_id, "waiting", "看过了"),
        ("moderation.restore", by.account_id, "hidden", "看过了"),
    ]


@pytest.mark.parametrize("decision", [Decision.KEEP, Decision.RESTORE])
def test_what_does_not_wait_cannot_be_kept_nor_restored(board: Board, decision: Decision) -> None:
    target = board.put(an_account(), Opinion("大家好"))

    with pytest.raises(CaseCannotMove):
        decide(target, decision)

    assert (Case.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_what_its_author_took_back_leaves_the_queue(board: Board) -> None:
    target = board.pin(an_account())

    services.withdraw(target)

    assert case_of(target).state == "gone"
    with pytest.raises(CaseCannotMove):
        decide(target, Decision.KEEP)


def test_the_database_knows_targets_and_who_decided(board: Board) -> None:
    target = board.pin(an_account())

    for broken in ({"target": "note:x"}, {"kind": "other"}, {"state": "kept"}, {"decided_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(target=target).update(**broken)


@pytest.mark.django_db(transaction=True)
def test_reports_and_decisions_at_once_leave_one_case(board: Board) -> None:
    target = board.put(an_account(), Opinion("大家好"))
    readers = [an_account().pk for _ in range(4)] * 4

    def try_report(reader: int) -> None:
        try:
            report(target, reader)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(try_report, readers))

    assert (Case.objects.count(), Report.objects.count()) == (1, 4)


def test_the_queue_costs_the_same_however_long_it_is(board: Board, django_assert_num_queries) -> None:
    from luffy.core.paging import PageQuery
    from luffy.moderation import queries

    for minute in range(6):
        report(board.put(an_account(), Opinion("大家好"), now=NOW + timedelta(minutes=minute)))

    # How many, the rows, what was reported.
    with django_assert_num_queries(3):
        page = queries.cases(PageQuery(), state="waiting", kind="note")

    assert (page["total"], board.looks) == (6, 6 + 1)
    assert page["items"][0]["reports"] == {"spam": 1}
