"""The berry ledger. `transfer` is the only thing that moves berries."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.core.errors import NotFound
from luffy.core.money import Berries
from luffy.wallet.errors import GrantKeyReused, NotEnoughBerries
from luffy.wallet.models import AccountKind, LedgerAccount, TransactionType, Transfer


class TransferConflict(Exception):
    """A key came again with another content: a bug in the caller, never a customer's mistake."""


@dataclass(slots=True)
class Wallet:
    """One person's ledger accounts, locked until the transaction ends."""

    owner_id: int
    accounts: dict[AccountKind, LedgerAccount]

    @property
    def available(self) -> Berries:
        return Berries(self.accounts[AccountKind.AVAILABLE].balance_berries)


@dataclass(frozen=True, slots=True)
class Posting:
    """What a transfer moves, from where to where. The name is part of an order's transfer keys."""

    name: str
    debit: AccountKind
    credit: AccountKind
    transaction_type: TransactionType


GRANT = Posting("grant", AccountKind.ISSUED, AccountKind.AVAILABLE, TransactionType.INCOME)
# Takes back what was granted by mistake.
WITHDRAWAL = Posting("withdraw", AccountKind.AVAILABLE, AccountKind.ISSUED, TransactionType.WITHDRAWAL)
HOLD = Posting("hold", AccountKind.AVAILABLE, AccountKind.HELD, TransactionType.SPENDING)
RELEASE = Posting("release", AccountKind.HELD, AccountKind.AVAILABLE, TransactionType.REFUND)
CAPTURE = Posting("capture", AccountKind.HELD, AccountKind.REVENUE, TransactionType.SPENDING)
# Nothing is left to wait for: what a hold and its capture would do, in one.
SPEND = Posting("spend", AccountKind.AVAILABLE, AccountKind.REVENUE, TransactionType.SPENDING)
# What was spent on a purchase comes back, whole or in part.
REFUND = Posting("refund", AccountKind.REVENUE, AccountKind.AVAILABLE, TransactionType.REFUND)


def lock_wallet(owner_id: int) -> Wallet:
    """Lock a person's wallet; makes it if it is the first time. Needs an open transaction.

    Every write of a person's money takes this lock first (after the order's and the attempt's), so it is also
    what makes two orders of one person wait for each other.
    """
    rows = _locked(owner_id)
    if len(rows) < len(AccountKind):
        missing = [LedgerAccount(owner_id=owner_id, kind=kind) for kind in AccountKind]
        LedgerAccount.objects.bulk_create(missing, ignore_conflicts=True)
        rows = _locked(owner_id)
    return Wallet(owner_id, {AccountKind(row.kind): row for row in rows})


def _locked(owner_id: int) -> list[LedgerAccount]:
    return list(LedgerAccount.objects.select_for_update().filter(owner_id=owner_id).order_by("id"))


def transfer(
    wallet: Wallet, posting: Posting, amount: Berries, *, key: str, now: datetime, memo: str = ""
) -> Transfer:
    """Move `amount` berries. The same key twice moves once and returns the first.

    Raises:
        NotEnoughBerries: the person's own account would go below 0; nothing moved.
        TransferConflict: the key was used for something else.
    Source: docs/rules/berries.md
    """
    debit, credit = wallet.accounts[posting.debit], wallet.accounts[posting.credit]
    if (first := Transfer.objects.filter(key=key).first()) is not None:
        if (first.debit_id, first.credit_id, first.amount_berries) != (debit.pk, credit.pk, amount):
            raise TransferConflict(key)
        return first
    if posting.debit in (AccountKind.AVAILABLE, AccountKind.HELD) and debit.balance_berries < amount:
        raise NotEnoughBerries(available=debit.balance_berries, asked=amount)
    debit.balance_berries -= amount
    credit.balance_berries += amount
    for account in (debit, credit):
        account.entries += 1
    LedgerAccount.objects.bulk_update([debit, credit], ["balance_berries", "entries"])
    return Transfer.objects.create(
        owner_id=wallet.owner_id,
        key=key,
        transaction_type=posting.transaction_type,
        amount_berries=amount,
        debit=debit,
        credit=credit,
        debit_entry=debit.entries,
        credit_entry=credit.entries,
        debit_balance_after=debit.balance_berries,
        credit_balance_after=credit.balance_berries,
        memo=memo,
        created_at=now,
    )


def give_back(
    wallet: Wallet, amount: Berries, *, order_number: str, key: str, now: datetime, memo: str
) -> Transfer:
    """Return `amount` of the berries that an order spent. The same key twice moves once.

    Raises:
        TransferConflict: the key was used for something else.
    Source: docs/rules/berries.md
    """
    return transfer(wallet, REFUND, amount, key=key, now=now, memo=memo)


@dataclass(frozen=True, slots=True)
class Gift:
    """Berries for somebody; below zero a mistaken gift is taken back. The same `key` moves once."""

    amount: Berries
    key: str
    reason: str


@transaction.atomic
def grant(*, owner_id: int, gift: Gift, by: Actor, now: datetime) -> Transfer:
    """Give berries to a person, or take back a mistaken gift; with an audit row.

    Raises:
        NotEnoughBerries: more is taken back than the person has; nothing moved.
        TransferConflict: the key was used for something else.
    Source: docs/rules/berries.md
    """
    wallet = lock_wallet(owner_id)
    before = wallet.available
    posting = GRANT if gift.amount > 0 else WITHDRAWAL
    moved = transfer(
        wallet, posting, Berries(abs(gift.amount)), key=f"grant:{gift.key}", now=now, memo=gift.reason
    )
    if wallet.available != before:
        audit.record(
            "wallet.grant",
            f"account:{owner_id}",
            by=by,
            now=now,
            change=({"available": before}, {"available": wallet.available}),
            reason=gift.reason,
        )
    return moved


def grant_to(*, username: str, gift: Gift, by: Actor, now: datetime) -> Transfer:
    """`grant`, as an operator asks for it.

    Raises:
        NotFound: nobody has that name.
        NotEnoughBerries, GrantKeyReused: nothing moved.
    """
    owner = Account.objects.filter(username__iexact=username).values_list("pk", flat=True).first()
    if owner is None:
        raise NotFound
    try:
        return grant(owner_id=owner, gift=gift, by=by, now=now)
    except (TransferConflict, IntegrityError) as conflict:
        # IntegrityError: the key was used for somebody else at this moment, whose wallet we have not locked.
        raise GrantKeyReused from conflict
