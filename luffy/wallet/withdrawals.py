"""Taking berries out as money: what is asked for is set aside at once, and comes back unless it is paid.

Source: docs/rules/withdrawals.md
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum

from luffy.accounts import audit
from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.core.ids import new_number
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.core.money import Berries, Fen
from luffy.notify.models import Kind
from luffy.notify.services import notify
from luffy.wallet.errors import (
    BankReferenceUsed,
    OwnWithdrawal,
    SecondPersonNeeded,
    WithdrawalBelowMinimum,
    WithdrawalCannotMove,
    WithdrawalKeyReused,
    WithdrawalNotFound,
)
from luffy.wallet.models import Withdrawal, WithdrawalState
from luffy.wallet.payees import Payee, seal, unseal
from luffy.wallet.payouts import Outcome, Payout, Provider
from luffy.wallet.services import BOUNCE, PAY_OUT, RETURN, WITHDRAW, Posting, lock_wallet, transfer

log = get_logger(__name__)

# What one owner asks for within this counts together: in pieces it is as much as at once.
TOGETHER = timedelta(days=1)
CAME_BACK = (
    WithdrawalState.REFUSED,
    WithdrawalState.CANCELLED,
    WithdrawalState.FAILED,
    WithdrawalState.BOUNCED,
)


class Move(Enum):
    """(from, to)"""

    CHECK = ({WithdrawalState.REQUESTED}, WithdrawalState.CHECKED)
    APPROVE = ({WithdrawalState.REQUESTED, WithdrawalState.CHECKED}, WithdrawalState.APPROVED)
    REFUSE = ({WithdrawalState.REQUESTED, WithdrawalState.CHECKED}, WithdrawalState.REFUSED)
    CANCEL = ({WithdrawalState.REQUESTED, WithdrawalState.CHECKED}, WithdrawalState.CANCELLED)
    PAY = ({WithdrawalState.APPROVED}, WithdrawalState.PAID)
    FAIL = ({WithdrawalState.APPROVED}, WithdrawalState.FAILED)
    BOUNCE = ({WithdrawalState.PAID}, WithdrawalState.BOUNCED)

    @property
    def sources(self) -> set[WithdrawalState]:
        return self.value[0]

    @property
    def target(self) -> WithdrawalState:
        return self.value[1]


# What its owner is told of a move. That she cancelled she knows; that one of two agreed decides nothing.
TOLD = {
    Move.APPROVE: "approved",
    Move.REFUSE: "refused",
    Move.PAY: "paid",
    Move.FAIL: "failed",
    Move.BOUNCE: "failed",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the owner sends. The same key again is the same withdrawal."""

    amount: Berries
    payee: Payee
    idempotency_key: str


@transaction.atomic
def request(*, owner_id: int, wish: Wish, now: datetime, by: Actor) -> Withdrawal:
    """Ask for earned and ripe berries as money; they are set aside at once.

    Raises:
        WithdrawalBelowMinimum, NotEnoughBerries, NotWithdrawable, WithdrawalKeyReused: nothing was written.
    """
    wallet = lock_wallet(owner_id)
    earlier = Withdrawal.objects.filter(owner_id=owner_id, idempotency_key=wish.idempotency_key).first()
    if earlier is not None:
        if (earlier.amount_berries, unseal(earlier.payee_sealed)) != (wish.amount, wish.payee):
            raise WithdrawalKeyReused
        return earlier
    if wish.amount < settings.WITHDRAWAL_MINIMUM_BERRIES:
        raise WithdrawalBelowMinimum(minimum=settings.WITHDRAWAL_MINIMUM_BERRIES)
    row = Withdrawal(
        number=new_number(now),
        owner_id=owner_id,
        idempotency_key=wish.idempotency_key,
        amount_berries=wish.amount,
        payout_fen=wish.amount * settings.FEN_PER_BERRY,
        needs_two_persons=_asked_lately(owner_id, now) + wish.amount
        > settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES,
        payee_sealed=seal(wish.payee),
        payee_masked=wish.payee.masked,
        requested_at=now,
    )
    key = f"withdrawal:{row.number}:{WITHDRAW.name}"
    transfer(wallet, WITHDRAW, wish.amount, key=key, now=now, memo=f"提现 {row.number}")
    row.save(force_insert=True)
    _tell(row, "request", None, by=by, now=now)
    return row


def _asked_lately(owner_id: int, now: datetime) -> int:
    """The wallet must be locked, so that no other request of hers comes between."""
    asked = Withdrawal.objects.filter(owner_id=owner_id, requested_at__gt=now - TOGETHER)
    return int(asked.exclude(state__in=CAME_BACK).aggregate(n=Sum("amount_berries", default=0))["n"])


@transaction.atomic
def cancel(*, owner_id: int, number: str, now: datetime, by: Actor) -> Withdrawal:
    """The owner thinks better of it, while nobody has approved. Twice is once.

    Raises:
        WithdrawalNotFound, WithdrawalCannotMove: nothing was written.
    """
    row = _lock(number, owner_id=owner_id)
    if row.state != WithdrawalState.CANCELLED:
        _end(row, Move.CANCEL, RETURN, now=now, by=by)
    return row


@transaction.atomic
def approve(*, number: str, now: datetime, by: Actor) -> Withdrawal:
    """An operator agrees; where two are needed the first of them only checks. Twice is once.

    Raises:
        WithdrawalNotFound, OwnWithdrawal, SecondPersonNeeded, WithdrawalCannotMove: nothing was written.
    """
    row = _lock_to_decide(number, by)
    if row.state == WithdrawalState.APPROVED and row.approved_by_id == by.account_id:
        return row
    if row.needs_two_persons and row.state == WithdrawalState.REQUESTED:
        _make(row, Move.CHECK, now=now, by=by, checked_by_id=by.account_id, checked_at=now)
        return row
    if row.state == WithdrawalState.CHECKED and row.checked_by_id == by.account_id:
        raise SecondPersonNeeded
    _make(row, Move.APPROVE, now=now, by=by, approved_by_id=by.account_id, approved_at=now)
    defer("wallet.pay_out", number=number)
    return row


@transaction.atomic
def refuse(*, number: str, reason: str, now: datetime, by: Actor) -> Withdrawal:
    """An operator says no, and why; the berries come back. Twice is once.

    Raises:
        WithdrawalNotFound, OwnWithdrawal, WithdrawalCannotMove: nothing was written.
    """
    row = _lock_to_decide(number, by)
    if (row.state, row.reason) != (WithdrawalState.REFUSED, reason):
        _end(row, Move.REFUSE, RETURN, now=now, by=by, reason=reason)
    return row


def paid(*, number: str, reference: str, now: datetime, by: Actor) -> Withdrawal:
    """The bank has sent the money: the berries are gone. Twice with the same reference is once.

    Raises:
        WithdrawalNotFound, OwnWithdrawal, WithdrawalCannotMove, BankReferenceUsed: nothing was written.
    """
    try:
        with transaction.atomic():
            row = _lock_to_decide(number, by)
            if (row.state, row.bank_reference) != (WithdrawalState.PAID, reference):
                _end(row, Move.PAY, PAY_OUT, now=now, by=by, bank_reference=reference)
            return row
    except IntegrityError as conflict:
        if "withdrawal_bank_reference_unique" not in str(conflict):
            raise
        raise BankReferenceUsed from conflict


@transaction.atomic
def failed(*, number: str, reason: str, now: datetime, by: Actor) -> Withdrawal:
    """The bank could not send it; the berries come back. Twice is once.

    Raises:
        WithdrawalNotFound, OwnWithdrawal, WithdrawalCannotMove: nothing was written.
    """
    row = _lock_to_decide(number, by)
    if (row.state, row.reason) != (WithdrawalState.FAILED, reason):
        _end(row, Move.FAIL, RETURN, now=now, by=by, reason=reason)
    return row


@transaction.atomic
def bounced(*, number: str, reason: str, now: datetime, by: Actor) -> Withdrawal:
    """The receiver's bank gave back what had been sent; the berries come back. Twice is once.

    The bank's reference stays: it is of the transfer that came back.

    Raises:
        WithdrawalNotFound, OwnWithdrawal, WithdrawalCannotMove: nothing was written.
    """
    row = _lock_to_decide(number, by)
    if (row.state, row.reason) != (WithdrawalState.BOUNCED, reason):
        _end(row, Move.BOUNCE, BOUNCE, now=now, by=by, reason=reason)
    return row


def pay_out(number: str, provider: Provider, *, now: datetime) -> None:
    """Have an approved withdrawal sent, and write down what came of it. What is no longer approved is left."""
    row = Withdrawal.objects.get(number=number)
    if row.state != WithdrawalState.APPROVED:
        return
    # No transaction is open: a provider may take its time. Twice with one number it sends once.
    answer = provider.send(Payout(number, Fen(row.payout_fen), unseal(row.payee_sealed)))
    if answer.outcome is Outcome.PAID:
        paid(number=number, reference=answer.reference, now=now, by=SYSTEM_JOB)
    elif answer.outcome is Outcome.FAILED:
        failed(number=number, reason=answer.problem, now=now, by=SYSTEM_JOB)


def read_payee(*, number: str, now: datetime, by: Actor) -> Payee:
    """The whole of it, for who transfers the money by hand; who looked is written down.

    Raises:
        WithdrawalNotFound, PayeeUnreadable
    """
    row = Withdrawal.objects.filter(number=number).first()
    if row is None:
        raise WithdrawalNotFound
    payee = unseal(row.payee_sealed)
    audit.record("withdrawal.payee_read", f"withdrawal:{number}", by=by, now=now)
    return payee


def _lock(number: str, **condition: Any) -> Withdrawal:
    row = Withdrawal.objects.select_for_update().filter(number=number, **condition).first()
    if row is None:
        raise WithdrawalNotFound
    return row


def _lock_to_decide(number: str, by: Actor) -> Withdrawal:
    row = _lock(number)
    if row.owner_id == by.account_id:
        raise OwnWithdrawal
    return row


def _make(row: Withdrawal, move: Move, *, now: datetime, by: Actor, **changes: Any) -> None:
    """Raises: WithdrawalCannotMove."""
    if row.state not in move.sources:
        raise WithdrawalCannotMove(withdrawal=row.number, state=WithdrawalState(row.state).name.lower())
    before, row.state = row.state, move.target
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *(name.removesuffix("_id") for name in changes)])
    _tell(row, move.name.lower(), before, by=by, now=now)
    if outcome := TOLD.get(move):
        notify(
            row.owner_id,
            Kind.WITHDRAWAL,
            params={"amount_berries": row.amount_berries, "outcome": outcome},
            link=f"/me/berries/withdrawals/{row.number}",
            key=f"withdrawal:{row.number}:{move.name.lower()}",
            now=now,
        )


def _end(row: Withdrawal, move: Move, posting: Posting, *, now: datetime, by: Actor, **changes: Any) -> None:
    """The move with which it is over, and where its berries go. Raises: WithdrawalCannotMove."""
    _make(row, move, now=now, by=by, ended_at=now, **changes)
    transfer(
        lock_wallet(row.owner_id),
        posting,
        Berries(row.amount_berries),
        key=f"withdrawal:{row.number}:{posting.name}",
        now=now,
        memo=f"提现 {row.number}",
    )


def _tell(row: Withdrawal, action: str, before: int | None, *, by: Actor, now: datetime) -> None:
    audit.record(
        f"withdrawal.{action}",
        f"withdrawal:{row.number}",
        by=by,
        now=now,
        change=(None if before is None else {"state": int(before)}, {"state": int(row.state)}),
        reason=row.reason or row.bank_reference,
    )
    log.info("withdrawal moved", withdrawal=row.number, action=action, amount_berries=row.amount_berries)
