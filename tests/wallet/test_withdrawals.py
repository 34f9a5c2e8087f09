"""Earned berries become money once, by the hands of others, or come back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from luffy import invariants
from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.core.money import Berries
from luffy.wallet import withdrawals
from luffy.wallet.errors import (
    BankReferenceUsed,
    NotEnoughBerries,
    NotWithdrawable,
    OwnWithdrawal,
    PayeeUnreadable,
    SecondPersonNeeded,
    WithdrawalBelowMinimum,
    WithdrawalCannotMove,
    WithdrawalKeyReused,
    WithdrawalNotFound,
)
from luffy.wallet.models import AccountKind, LedgerAccount, Transfer, Withdrawal, WithdrawalState
from luffy.wallet.payees import Payee, unseal
from luffy.wallet.payouts import Answer, Outcome, Payout
from luffy.wallet.payouts.manual import Manual
from luffy.wallet.services import HOLD, lock_wallet, transfer
from tests.factories.accounts import an_account
from tests.factories.wallet import PAYEE, a_withdrawal, berries_for, earned_for
from tests.race import at_once
from tests.wallet.books import adds_up

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Account:
    """500 earned and ripe, 300 ripe tomorrow, 200 given."""
    account = an_account()
    earned_for(account, 500, now=NOW)
    earned_for(account, 300, ripe=TODAY + timedelta(days=1), now=NOW)
    berries_for(account, 200, now=NOW)
    return account


def operator() -> Actor:
    return Actor("api", an_account(role=Role.OPERATOR).pk)


def books(account: Account) -> dict[str, int]:
    rows = LedgerAccount.objects.filter(owner=account, kind__in=[0, 1, 4, 5])
    return {AccountKind(row.kind).name.lower(): row.balance_berries for row in rows}


def hold(account: Account, amount: int, key: str) -> Transfer:
    with transaction.atomic():
        return transfer(lock_wallet(account.pk), HOLD, Berries(amount), key=key, now=NOW)


# --- asking ---


def test_what_is_asked_for_is_set_aside_at_once_at_the_rate_of_the_day(owner, settings):
    settings.FEN_PER_BERRY = 10

    row = a_withdrawal(owner, 400, now=NOW)

    assert (row.state, row.amount_berries, row.payout_fen, row.needs_two_persons) == (
        WithdrawalState.REQUESTED,
        400,
        4_000,
        False,
    )
    assert books(owner) == {"available": 600, "held": 0, "withdrawing": 400, "paid_out": 0}
    moved = Transfer.objects.get(key=f"withdrawal:{row.number}:withdraw")
    assert (moved.transaction_type, moved.memo) == (3, f"提现 {row.number}")
    assert adds_up(owner)


def test_only_what_was_earned_and_is_ripe_can_be_withdrawn(owner):
    with pytest.raises(NotWithdrawable) as refused:
        a_withdrawal(owner, 501, now=NOW)

    assert refused.value.detail == {"withdrawable": 500, "asked": 501}
    assert (books(owner)["available"], Withdrawal.objects.count()) == (1_000, 0)
    assert a_withdrawal(owner, 800, now=NOW + timedelta(days=1)).amount_berries == 800
    assert adds_up(owner)


def test_berries_ripen_at_midnight_in_shanghai(owner):
    last_moment = datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)

    with pytest.raises(NotWithdrawable):
        a_withdrawal(owner, 800, now=last_moment)
    assert a_withdrawal(owner, 800, now=last_moment + timedelta(seconds=1)).amount_berries == 800


def test_what_an_order_holds_cannot_be_withdrawn(owner):
    hold(owner, 600, "order:1:hold")

    with pytest.raises(NotWithdrawable):
        a_withdrawal(owner, 101, now=NOW)
    with pytest.raises(NotEnoughBerries):
        a_withdrawal(owner, 401, now=NOW)
    assert a_withdrawal(owner, 100, now=NOW).amount_berries == 100
    assert books(owner) == {"available": 300, "held": 600, "withdrawing": 100, "paid_out": 0}


def test_less_than_the_minimum_is_refused(owner, settings):
    settings.WITHDRAWAL_MINIMUM_BERRIES = 50

    with pytest.raises(WithdrawalBelowMinimum) as refused:
        a_withdrawal(owner, 49, now=NOW)

    assert (refused.value.detail, Withdrawal.objects.count()) == ({"minimum": 50}, 0)
    assert a_withdrawal(owner, 50, now=NOW).amount_berries == 50


def test_the_same_key_is_the_same_withdrawal(owner):
    first = a_withdrawal(owner, 100, now=NOW, idempotency_key="once")
    again = a_withdrawal(owner, 100, now=NOW + timedelta(hours=1), idempotency_key="once")

    for other in ({"amount": 101}, {"payee": Payee("李雷", PAYEE.bank, PAYEE.account)}):
        with pytest.raises(WithdrawalKeyReused):
            a_withdrawal(owner, **{"amount": 100, "now": NOW, "idempotency_key": "once", **other})

    assert again == first
    assert books(owner)["withdrawing"] == 100


# --- whom it is paid to ---


def test_the_payee_is_stored_sealed_and_shown_masked(owner):
    row = a_withdrawal(owner, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT w::text FROM wallet_withdrawal w")
        stored = cursor.fetchone()[0]
    assert "王小明" not in stored
    assert PAYEE.account not in stored
    assert row.payee_masked == {"holder": "王**", "bank": "招商银行", "account": "**** 5678"}
    assert unseal(row.payee_sealed) == PAYEE


def test_a_former_key_still_opens_and_a_forgotten_one_does_not(owner, settings):
    row, former = a_withdrawal(owner, now=NOW), settings.SECRET_KEY

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [former]
    assert unseal(row.payee_sealed) == PAYEE

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(PayeeUnreadable):
        unseal(row.payee_sealed)


def test_who_reads_the_payee_in_full_is_written_down(owner):
    row, reader = a_withdrawal(owner, now=NOW), operator()

    assert withdrawals.read_payee(number=row.number, now=NOW, by=reader) == PAYEE

    entry = AuditEntry.objects.get(action="withdrawal.payee_read")
    assert (entry.actor_id, entry.subject, entry.after) == (
        reader.account_id,
        f"withdrawal:{row.number}",
        None,
    )


# --- deciding ---


def test_approved_and_paid_the_berries_are_gone(owner):
    row = a_withdrawal(owner, 400, now=NOW)

    withdrawals.approve(number=row.number, now=NOW, by=operator())
    done = withdrawals.paid(number=row.number, reference="CMB-1", now=NOW, by=operator())

    assert (done.state, done.bank_reference, done.ended_at) == (WithdrawalState.PAID, "CMB-1", NOW)
    assert books(owner) == {"available": 600, "held": 0, "withdrawing": 0, "paid_out": 400}
    assert adds_up(owner)
    trail = AuditEntry.objects.filter(subject=f"withdrawal:{row.number}").order_by("id")
    assert [(entry.action, entry.before, entry.after, entry.reason) for entry in trail] == [
        ("withdrawal.request", None, {"state": 0}, ""),
        ("withdrawal.approve", {"state": 0}, {"state": 2}, ""),
        ("withdrawal.pay", {"state": 2}, {"state": 3}, "CMB-1"),
    ]


@pytest.mark.parametrize("how", ["refuse", "cancel", "failed"])
def test_whatever_is_not_paid_comes_back_to_the_very_lots(owner, how):
    row, by = a_withdrawal(owner, 400, now=NOW), operator()

    if how == "refuse":
        withdrawals.refuse(number=row.number, reason="资料不符", now=NOW, by=by)
    elif how == "cancel":
        withdrawals.cancel(owner_id=owner.pk, number=row.number, now=NOW, by=Actor("api", owner.pk))
    else:
        withdrawals.approve(number=row.number, now=NOW, by=by)
        withdrawals.failed(number=row.number, reason="账号已注销", now=NOW, by=by)

    assert books(owner) == {"available": 1_000, "held": 0, "withdrawing": 0, "paid_out": 0}
    assert Transfer.objects.get(key=f"withdrawal:{row.number}:return").transaction_type == 2
    assert adds_up(owner)
    assert a_withdrawal(owner, 500, now=NOW).amount_berries == 500


def test_what_the_bank_sends_back_after_it_was_paid_comes_back_to_the_very_lots(owner):
    row, by = a_withdrawal(owner, 400, now=NOW), operator()
    withdrawals.approve(number=row.number, now=NOW, by=by)
    with pytest.raises(WithdrawalCannotMove):
        withdrawals.bounced(number=row.number, reason="收款行退票", now=NOW, by=by)
    withdrawals.paid(number=row.number, reference="CMB-1", now=NOW, by=by)
    later = NOW + timedelta(days=2)

    for _ in range(2):
        done = withdrawals.bounced(number=row.number, reason="收款行退票", now=later, by=by)

    assert (done.state, done.reason, done.bank_reference) == (WithdrawalState.BOUNCED, "收款行退票", "CMB-1")
    assert books(owner) == {"available": 1_000, "held": 0, "withdrawing": 0, "paid_out": 0}
    assert Transfer.objects.get(key=f"withdrawal:{row.number}:bounce").transaction_type == 2
    last = AuditEntry.objects.filter(subject=f"withdrawal:{row.number}").latest("id")
    assert (last.action, last.before, last.after) == ("withdrawal.bounce", {"state": 3}, {"state": 7})
    with pytest.raises(WithdrawalCannotMove):
        withdrawals.paid(number=row.number, reference="CMB-1", now=later, by=by)
    assert adds_up(owner)
    assert [str(broken) for broken in invariants.check(now=later)] == []
    assert a_withdrawal(owner, 500, now=later).amount_berries == 500


def test_each_decision_twice_is_once(owner):
    by = operator()
    first, second = a_withdrawal(owner, now=NOW), a_withdrawal(owner, now=NOW)

    for _ in range(2):
        withdrawals.approve(number=first.number, now=NOW, by=by)
    for _ in range(2):
        withdrawals.paid(number=first.number, reference="CMB-1", now=NOW, by=by)
        withdrawals.refuse(number=second.number, reason="资料不符", now=NOW, by=by)

    assert books(owner) == {"available": 900, "held": 0, "withdrawing": 0, "paid_out": 100}
    assert AuditEntry.objects.filter(subject=f"withdrawal:{first.number}").count() == 3
    assert AuditEntry.objects.filter(subject=f"withdrawal:{second.number}").count() == 2


def test_nobody_decides_on_her_own():
    captain = an_account(role=Role.OPERATOR)
    earned_for(captain, 100, now=NOW)
    row, herself = a_withdrawal(captain, now=NOW), Actor("api", captain.pk)

    with pytest.raises(OwnWithdrawal):
        withdrawals.approve(number=row.number, now=NOW, by=herself)
    with pytest.raises(OwnWithdrawal):
        withdrawals.refuse(number=row.number, reason="no", now=NOW, by=herself)
    withdrawals.approve(number=row.number, now=NOW, by=operator())
    with pytest.raises(OwnWithdrawal):
        withdrawals.paid(number=row.number, reference="CMB-1", now=NOW, by=herself)

    assert books(captain)["withdrawing"] == 100


def test_above_the_limit_two_different_people_approve(owner, settings):
    settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = 399
    row, first, second = a_withdrawal(owner, 400, now=NOW), operator(), operator()

    assert withdrawals.approve(number=row.number, now=NOW, by=first).state == WithdrawalState.CHECKED
    with pytest.raises(SecondPersonNeeded):
        withdrawals.approve(number=row.number, now=NOW, by=first)
    with pytest.raises(WithdrawalCannotMove):
        withdrawals.paid(number=row.number, reference="CMB-1", now=NOW, by=second)

    done = withdrawals.approve(number=row.number, now=NOW, by=second)
    assert (done.state, done.checked_by_id, done.approved_by_id) == (
        WithdrawalState.APPROVED,
        first.account_id,
        second.account_id,
    )


def test_at_the_limit_one_is_enough(owner, settings):
    settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = 400
    row = a_withdrawal(owner, 400, now=NOW)

    assert withdrawals.approve(number=row.number, now=NOW, by=operator()).state == WithdrawalState.APPROVED


def test_in_pieces_it_is_as_much_as_at_once_within_a_day(owner, settings):
    settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = 300
    back, by = a_withdrawal(owner, 100, now=NOW), operator()
    withdrawals.refuse(number=back.number, reason="资料不符", now=NOW, by=by)
    pieces = [a_withdrawal(owner, amount, now=NOW) for amount in (100, 200)]
    above = a_withdrawal(owner, 100, now=NOW + timedelta(hours=23, minutes=59), idempotency_key="above")
    again = a_withdrawal(owner, 100, now=NOW + timedelta(days=1), idempotency_key="above")
    other = an_account()
    earned_for(other, 300, now=NOW)
    next_day = a_withdrawal(owner, 200, now=NOW + timedelta(days=1))

    assert [row.needs_two_persons for row in pieces] == [False, False]
    assert (above.needs_two_persons, again) == (True, above)
    assert next_day.needs_two_persons is False
    assert a_withdrawal(other, 300, now=NOW).needs_two_persons is False
    assert withdrawals.approve(number=above.number, now=NOW, by=by).state == WithdrawalState.CHECKED
    with pytest.raises(SecondPersonNeeded):
        withdrawals.approve(number=above.number, now=NOW, by=by)


def test_what_is_over_or_under_way_cannot_be_decided_again(owner):
    by = operator()
    paid, waits = a_withdrawal(owner, now=NOW), a_withdrawal(owner, now=NOW)
    withdrawals.approve(number=paid.number, now=NOW, by=by)
    withdrawals.paid(number=paid.number, reference="CMB-1", now=NOW, by=by)
    before = books(owner)

    for decide in (
        lambda: withdrawals.approve(number=paid.number, now=NOW, by=by),
        lambda: withdrawals.refuse(number=paid.number, reason="x", now=NOW, by=by),
        lambda: withdrawals.failed(number=paid.number, reason="x", now=NOW, by=by),
        lambda: withdrawals.paid(number=paid.number, reference="CMB-2", now=NOW, by=by),
        lambda: withdrawals.cancel(owner_id=owner.pk, number=paid.number, now=NOW, by=by),
        lambda: withdrawals.paid(number=waits.number, reference="CMB-3", now=NOW, by=by),
        lambda: withdrawals.failed(number=waits.number, reason="x", now=NOW, by=by),
    ):
        with pytest.raises(WithdrawalCannotMove):
            decide()

    assert books(owner) == before


def test_what_was_approved_can_no_longer_be_cancelled(owner):
    row = a_withdrawal(owner, now=NOW)
    withdrawals.approve(number=row.number, now=NOW, by=operator())

    with pytest.raises(WithdrawalCannotMove):
        withdrawals.cancel(owner_id=owner.pk, number=row.number, now=NOW, by=SYSTEM_JOB)


def test_one_bank_reference_pays_one_withdrawal(owner):
    by = operator()
    rows = [a_withdrawal(owner, now=NOW) for _ in range(2)]
    for row in rows:
        withdrawals.approve(number=row.number, now=NOW, by=by)
    withdrawals.paid(number=rows[0].number, reference="CMB-1", now=NOW, by=by)

    with pytest.raises(BankReferenceUsed):
        withdrawals.paid(number=rows[1].number, reference="CMB-1", now=NOW, by=by)

    assert books(owner) == {"available": 800, "held": 0, "withdrawing": 100, "paid_out": 100}


def test_somebody_elses_withdrawal_cannot_be_cancelled(owner):
    row = a_withdrawal(owner, now=NOW)

    with pytest.raises(WithdrawalNotFound):
        withdrawals.cancel(owner_id=an_account().pk, number=row.number, now=NOW, by=SYSTEM_JOB)

    assert books(owner)["withdrawing"] == 100


# --- who pays ---


class Bank:
    """A provider that answers at once, and remembers what it was to send."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.sent = answer, []

    def send(self, payout: Payout) -> Answer:
        self.sent.append(payout)
        return self.answer


@pytest.mark.parametrize(
    ("answer", "state", "left"),
    [
        (Answer(Outcome.PAID, reference="B-1"), WithdrawalState.PAID, (900, 0, 100)),
        (Answer(Outcome.FAILED, problem="closed"), WithdrawalState.FAILED, (1_000, 0, 0)),
        (Answer(Outcome.WAITS), WithdrawalState.APPROVED, (900, 100, 0)),
    ],
)
def test_a_provider_is_told_what_to_send_and_its_answer_decides(owner, answer, state, left):
    row, bank = a_withdrawal(owner, now=NOW), Bank(answer)
    withdrawals.approve(number=row.number, now=NOW, by=operator())

    withdrawals.pay_out(row.number, bank, now=NOW)

    row.refresh_from_db()
    assert bank.sent == [Payout(row.number, 10_000, PAYEE)]
    assert row.state == state
    after = books(owner)
    assert (after["available"], after["withdrawing"], after["paid_out"]) == left


def test_a_provider_is_not_told_of_what_is_not_approved_or_is_over(owner):
    row, bank = a_withdrawal(owner, now=NOW), Bank(Answer(Outcome.PAID, reference="B-1"))

    withdrawals.pay_out(row.number, bank, now=NOW)
    assert bank.sent == []

    withdrawals.approve(number=row.number, now=NOW, by=operator())
    withdrawals.pay_out(row.number, bank, now=NOW)
    withdrawals.pay_out(row.number, bank, now=NOW)
    assert len(bank.sent) == 1


def test_by_hand_it_waits_for_a_person(owner):
    row = a_withdrawal(owner, now=NOW)
    withdrawals.approve(number=row.number, now=NOW, by=operator())

    withdrawals.pay_out(row.number, Manual(), now=NOW)

    row.refresh_from_db()
    assert row.state == WithdrawalState.APPROVED


# --- at once ---


@pytest.mark.django_db(transaction=True)
def test_twenty_withdrawals_at_once_never_take_more_than_is_ripe(owner):
    results = at_once([lambda: a_withdrawal(owner, 100, now=NOW) for _ in range(20)])

    assert sum(isinstance(result, Withdrawal) for result in results) == 5
    assert sum(isinstance(result, NotWithdrawable | NotEnoughBerries) for result in results) == 15
    assert books(owner) == {"available": 500, "held": 0, "withdrawing": 500, "paid_out": 0}
    assert adds_up(owner)


@pytest.mark.django_db(transaction=True)
def test_withdrawals_and_orders_at_once_share_what_there_is(owner):
    orders = [lambda key=f"order:{number}:hold": hold(owner, 200, key) for number in range(10)]
    wishes = [lambda: a_withdrawal(owner, 200, now=NOW) for _ in range(10)]

    results = at_once([act for pair in zip(orders, wishes, strict=True) for act in pair])

    after = books(owner)
    assert after["held"] == 200 * sum(isinstance(result, Transfer) for result in results)
    assert after["withdrawing"] == 200 * sum(isinstance(result, Withdrawal) for result in results)
    assert after["available"] + after["held"] + after["withdrawing"] == 1_000
    # 200 gifts and 300 unripe ones are left to orders; no withdrawal got them.
    assert after["withdrawing"] <= 400
    assert all(
        isinstance(result, Transfer | Withdrawal | NotEnoughBerries | NotWithdrawable) for result in results
    )
    assert adds_up(owner)


@pytest.mark.django_db(transaction=True)
def test_approval_and_cancellation_at_once_leave_one_of_them(owner):
    row, by = a_withdrawal(owner, now=NOW), operator()

    results = at_once(
        [
            *[lambda: withdrawals.approve(number=row.number, now=NOW, by=by)] * 4,
            *[lambda: withdrawals.cancel(owner_id=owner.pk, number=row.number, now=NOW, by=SYSTEM_JOB)] * 4,
        ]
    )

    row.refresh_from_db()
    assert sum(isinstance(result, WithdrawalCannotMove) for result in results) == 4
    is_approved = row.state == WithdrawalState.APPROVED
    assert books(owner)["withdrawing"] == (100 if is_approved else 0)
    assert adds_up(owner)


@pytest.mark.django_db(transaction=True)
def test_the_same_request_ten_times_at_once_is_one_withdrawal(owner):
    results = at_once([lambda: a_withdrawal(owner, 100, now=NOW, idempotency_key="once") for _ in range(10)])

    assert {result.number for result in results} == {Withdrawal.objects.get().number}
    assert books(owner)["withdrawing"] == 100


# --- what the database refuses ---

WRONG = [
    ("withdrawal_of_something", "amount_berries = 0"),
    ("withdrawal_of_something", "payout_fen = 0"),
    ("withdrawal_state_known", "state = 9, ended_at = now()"),
    ("withdrawal_approved_by_somebody", "state = 2"),
    ("withdrawal_approved_by_somebody", "approved_at = now()"),
    ("withdrawal_approved_by_somebody", "state = 2, approved_by_id = {operator}"),
    ("withdrawal_checked_where_two_are_needed", "state = 1"),
    ("withdrawal_checked_where_two_are_needed", "checked_by_id = {operator}, checked_at = now()"),
    (
        "withdrawal_checked_where_two_are_needed",
        "needs_two_persons = true, state = 2, approved_by_id = {operator}, approved_at = now()",
    ),
    ("withdrawal_not_approved_by_its_owner", "state = 2, approved_by_id = owner_id, approved_at = now()"),
    (
        "withdrawal_not_approved_by_its_owner",
        "state = 1, needs_two_persons = true, checked_by_id = owner_id, checked_at = now()",
    ),
    (
        "withdrawal_approved_by_two_different",
        (
            "state = 2, needs_two_persons = true, checked_by_id = {operator}, checked_at = now(),"
            " approved_by_id = {operator}, approved_at = now()"
        ),
    ),
    ("withdrawal_ended_when_over", "ended_at = now()"),
    ("withdrawal_ended_when_over", "state = 5"),
    ("withdrawal_refused_with_a_reason", "state = 4, ended_at = now()"),
    (
        "withdrawal_paid_with_a_reference",
        "state = 3, ended_at = now(), approved_by_id = {operator}, approved_at = now()",
    ),
    ("withdrawal_paid_with_a_reference", "bank_reference = 'X'"),
]


@pytest.mark.parametrize(("constraint", "change"), WRONG)
def test_the_database_itself_refuses_withdrawals_that_cannot_be(owner, constraint, change):
    a_withdrawal(owner, now=NOW)
    somebody = an_account(role=Role.OPERATOR).pk

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE wallet_withdrawal SET {change.format(operator=somebody)}")
