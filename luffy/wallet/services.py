"""The berry ledger. `transfer` is the only thing that moves berries, and the lots they are of."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.wallet.errors import NotEnoughBerries, NotWithdrawable
from luffy.wallet.lots import LotsShort, Share, take
from luffy.wallet.models import (
    OWN,
    AccountKind,
    BerryLot,
    LedgerAccount,
    LotUse,
    Origin,
    TransactionType,
    Transfer,
)


class TransferConflict(Exception):
    """A key came again with another content, or more is to come back than was taken: a bug in the caller."""


@dataclass(slots=True)
class Wallet:
    """One person's ledger accounts, locked until the transaction ends."""

    owner_id: int
    accounts: dict[AccountKind, LedgerAccount]

    @property
    def available(self) -> Berries:
        return Berries(self.accounts[AccountKind.AVAILABLE].balance_berries)


@dataclass(frozen=True, slots=True)
class LotTerms:
    """What berries that come in are, and from which day on they may be withdrawn."""

    origin: Origin = Origin.PROMOTION
    withdrawable_from: date | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """What a transfer moves, from where to where. The name is the last part of a transfer's key."""

    name: str
    debit: AccountKind
    credit: AccountKind
    transaction_type: TransactionType
    # Of the lot that it makes, where it makes one.
    terms: LotTerms = LotTerms()


GRANT = Posting("grant", AccountKind.ISSUED, AccountKind.AVAILABLE, TransactionType.INCOME)
TAKE_BACK = Posting("take-back", AccountKind.AVAILABLE, AccountKind.ISSUED, TransactionType.SPENDING)
HOLD = Posting("hold", AccountKind.AVAILABLE, AccountKind.HELD, TransactionType.SPENDING)
RELEASE = Posting("release", AccountKind.HELD, AccountKind.AVAILABLE, TransactionType.REFUND)
CAPTURE = Posting("capture", AccountKind.HELD, AccountKind.REVENUE, TransactionType.SPENDING)
# Nothing is left to wait for: what a hold and its capture would do, in one.
SPEND = Posting("spend", AccountKind.AVAILABLE, AccountKind.REVENUE, TransactionType.SPENDING)
# What was spent on a purchase comes back, whole or in part.
REFUND = Posting("refund", AccountKind.REVENUE, AccountKind.AVAILABLE, TransactionType.REFUND)
WITHDRAW = Posting("withdraw", AccountKind.AVAILABLE, AccountKind.WITHDRAWING, TransactionType.WITHDRAWAL)
PAY_OUT = Posting("pay-out", AccountKind.WITHDRAWING, AccountKind.PAID_OUT, TransactionType.WITHDRAWAL)
RETURN = Posting("return", AccountKind.WITHDRAWING, AccountKind.AVAILABLE, TransactionType.REFUND)
# The bank gave back what it had sent.
BOUNCE = Posting("bounce", AccountKind.PAID_OUT, AccountKind.AVAILABLE, TransactionType.REFUND)


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
    """Move `amount` berries, and the lots they are of. The same key twice moves once and returns the first.

    `key` is `{what}:{number}:{step}`. Spending takes promotion first, then the oldest; what leaves or comes back
    later under the same `{what}:{number}` is of the very lots that it took.

    Raises:
        NotEnoughBerries: the person's own account would go below 0; nothing moved.
        NotWithdrawable: fewer are earned and ripe; nothing moved.
        TransferConflict: the key was used for something else, or more comes back than was taken.
    Source: docs/rules/berries.md
    """
    debit, credit = wallet.accounts[posting.debit], wallet.accounts[posting.credit]
    if (first := Transfer.objects.filter(key=key).first()) is not None:
        if (first.debit_id, first.credit_id, first.amount_berries) != (debit.pk, credit.pk, amount):
            raise TransferConflict(key)
        return first
    if posting.debit in OWN and debit.balance_berries < amount:
        raise NotEnoughBerries(available=debit.balance_berries, asked=amount)
    shares = [] if posting.debit is AccountKind.ISSUED else _shares(wallet, posting, amount, key, now)
    moved = _book(wallet, posting, amount, key=key, now=now, memo=memo)
    if posting.debit is AccountKind.ISSUED:
        shares = [Share(_new_lot(moved, posting.terms).pk, amount)]
    _move_lots(moved, posting, shares)
    return moved


def _book(
    wallet: Wallet, posting: Posting, amount: Berries, *, key: str, now: datetime, memo: str
) -> Transfer:
    debit, credit = wallet.accounts[posting.debit], wallet.accounts[posting.credit]
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


def _shares(wallet: Wallet, posting: Posting, amount: Berries, key: str, now: datetime) -> list[Share]:
    """The lots that a transfer takes from. Raises: NotWithdrawable, TransferConflict."""
    if posting.credit is AccountKind.WITHDRAWING:
        lots = _ripe(wallet.owner_id, day_of(now))
    elif posting.debit is AccountKind.AVAILABLE:
        lots = _spendable(wallet.owner_id, posting.terms.origin)
    else:
        lots = _taken(wallet, posting.debit, key)
        if posting.credit is AccountKind.AVAILABLE:
            lots.reverse()
    try:
        return take(lots, amount)
    except LotsShort as short:
        if posting.credit is AccountKind.WITHDRAWING:
            raise NotWithdrawable(withdrawable=sum(lot.amount for lot in lots), asked=amount) from short
        raise TransferConflict(key) from short


def _spendable(owner_id: int, first: Origin) -> list[Share]:
    """Promotion first, then the oldest; where what was earned is taken back, that first, the newest before."""
    lots = BerryLot.objects.filter(owner_id=owner_id, available_berries__gt=0)
    rows = lots.values_list("id", "origin", "available_berries")
    age = -1 if first == Origin.EARNED else 1
    ordered = sorted(rows, key=lambda row: (row[1] != first, age * row[0]))
    return [Share(lot_id, Berries(berries)) for lot_id, _origin, berries in ordered]


def _ripe(owner_id: int, today: date) -> list[Share]:
    """Earned and ripe by that day, the oldest first."""
    lots = BerryLot.objects.filter(owner_id=owner_id, available_berries__gt=0, withdrawable_from__lte=today)
    rows = lots.order_by("id").values_list("id", "available_berries")
    return [Share(lot_id, Berries(berries)) for lot_id, berries in rows]


def _taken(wallet: Wallet, kind: AccountKind, key: str) -> list[Share]:
    """What the steps of this purpose brought to that account and left there, in the order of taking."""
    account_id, purpose = wallet.accounts[kind].pk, ":".join(key.split(":")[:2])
    uses = LotUse.objects.filter(
        transfer__key__startswith=f"{purpose}:", transfer__owner_id=wallet.owner_id
    ).order_by("id")
    left: dict[int, int] = {}
    for lot_id, berries, debit_id, credit_id in uses.values_list(
        "lot_id", "amount_berries", "transfer__debit_id", "transfer__credit_id"
    ):
        if credit_id == account_id:
            left[lot_id] = left.pop(lot_id, 0) + berries
        elif debit_id == account_id:
            left[lot_id] -= berries
    return [Share(lot_id, Berries(berries)) for lot_id, berries in left.items()]


def _new_lot(moved: Transfer, terms: LotTerms) -> BerryLot:
    """Still empty: the transfer that makes it also fills it."""
    return BerryLot.objects.create(
        owner_id=moved.owner_id,
        origin=terms.origin,
        amount_berries=moved.amount_berries,
        withdrawable_from=terms.withdrawable_from,
        made_by=moved,
    )


# One statement for any number of lots: each order pays for it.
_MOVE = """
WITH share AS (
    SELECT * FROM unnest(%(lots)s::bigint[], %(amounts)s::bigint[]) WITH ORDINALITY AS share (lot_id, amount, place)
), used AS (
    INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)
    SELECT %(transfer)s, lot_id, amount FROM share ORDER BY place
)
UPDATE wallet_berrylot lot
SET available_berries = available_berries + %(available)s * share.amount,
    held_berries = held_berries + %(held)s * share.amount,
    withdrawing_berries = withdrawing_berries + %(withdrawing)s * share.amount
FROM share WHERE lot.id = share.lot_id
"""


def _move_lots(moved: Transfer, posting: Posting, shares: list[Share]) -> None:
    signs = {kind.name.lower(): (posting.credit is kind) - (posting.debit is kind) for kind in OWN}
    with connection.cursor() as cursor:
        cursor.execute(
            _MOVE,
            {
                "transfer": moved.pk,
                "lots": [share.lot_id for share in shares],
                "amounts": [share.amount for share in shares],
                **signs,
            },
        )


def give_back(
    wallet: Wallet, amount: Berries, *, order_number: str, key: str, now: datetime, memo: str
) -> Transfer:
    """Return `amount` of the berries that an order spent, to the lots they came from: the last taken first.

    `key` begins with `order:{order_number}:`. The same key twice moves once.

    Raises:
        TransferConflict: the key was used for something else, or the order spent less.
    Source: docs/rules/berries.md
    """
    if not key.startswith(f"order:{order_number}:"):
        raise TransferConflict(key)
    return transfer(wallet, REFUND, amount, key=key, now=now, memo=memo)


@dataclass(frozen=True, slots=True)
class Gift:
    """Berries for somebody; below zero a mistaken gift is taken back. The same `key` moves once."""

    amount: Berries
    key: str
    reason: str
    origin: Origin = Origin.PROMOTION
    # Of earned berries: the first day on which they may be withdrawn.
    withdrawable_from: date | None = None

    @property
    def posting(self) -> Posting:
        if self.amount < 0:
            return replace(TAKE_BACK, terms=LotTerms(self.origin))
        return replace(GRANT, terms=LotTerms(self.origin, self.withdrawable_from))


def earned(amount: Berries, key: str, reason: str, *, now: datetime) -> Gift:
    """Berries for something done. They can be withdrawn once they have ripened.

    Source: docs/rules/withdrawals.md
    """
    ripe_on = day_of(now) + timedelta(days=settings.EARNED_RIPENS_AFTER_DAYS)
    return Gift(amount, key, reason, origin=Origin.EARNED, withdrawable_from=ripe_on)


@transaction.atomic
def grant(*, owner_id: int, gift: Gift, by: Actor, now: datetime) -> Transfer:
    """Give berries to a person, or take back a mistaken gift; with an audit row.

    Raises:
        NotEnoughBerries: more is taken back than the person has; nothing moved.
        TransferConflict: the key was used for something else, or for berries of another origin.
    Source: docs/rules/berries.md
    """
    wallet = lock_wallet(owner_id)
    before = wallet.available
    key, amount = f"grant:{gift.key}", Berries(abs(gift.amount))
    moved = transfer(wallet, gift.posting, amount, key=key, now=now, memo=gift.reason)
    if wallet.available != before:
        audit.record(
            "wallet.grant",
            f"account:{owner_id}",
            by=by,
            now=now,
            change=({"available": before}, {"available": wallet.available}),
            reason=gift.reason,
        )
    elif gift.amount > 0 and (moved.lot.origin, moved.lot.withdrawable_from) != (
        gift.origin,
        gift.withdrawable_from,
    ):
        raise TransferConflict(moved.key)
    return moved
