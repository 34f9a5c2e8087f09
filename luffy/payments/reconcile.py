"""Two lists of moved money, row by row. Pure: no database, no gateway, no clock.

Source: docs/rules/reconciliation.md
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PAYMENT_MISSING_HERE = "payment_missing_here"
    PAYMENT_MISSING_THERE = "payment_missing_there"
    PAYMENT_AMOUNT = "payment_amount"
    PAYMENT_TWICE = "payment_twice"
    REFUND_MISSING_HERE = "refund_missing_here"
    REFUND_MISSING_THERE = "refund_missing_there"
    REFUND_AMOUNT = "refund_amount"
    REFUND_TWICE = "refund_twice"
    # The bill had it as taken on, and days later it still is.
    REFUND_UNFINISHED = "refund_unfinished"


class Stand(StrEnum):
    """How far a movement is on one of the two sides."""

    MOVED = "moved"
    # Taken on by the gateway; it ends later, and only refunds do.
    UNDER_WAY = "under_way"
    # Of ours: a person gave the money back another way, so that the gateway should move none.
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Entry:
    """A payment, or a refund if it has a refund's number."""

    out_trade_no: str
    out_refund_no: str
    amount_fen: int
    stand: Stand = Stand.MOVED

    @property
    def numbers(self) -> tuple[str, str]:
        return self.out_trade_no, self.out_refund_no


@dataclass(frozen=True, slots=True)
class Difference:
    """None as an amount: that side does not have it."""

    kind: Kind
    out_trade_no: str
    out_refund_no: str
    ours_fen: int | None
    theirs_fen: int | None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind.value, self.out_trade_no, self.out_refund_no


def compare(ours: Iterable[Entry], theirs: Iterable[Entry], *, is_patient: bool = True) -> list[Difference]:
    """What the two sides do not have in common, by their numbers. One pass over each; ours is kept in memory.

    Each number of `ours` is there once. The order of neither matters. What is under way there may be under way here;
    once `is_patient` is false, it should have ended.
    """
    here = {entry.numbers: entry for entry in ours}
    seen: set[tuple[str, str]] = set()
    found = []
    for entry in theirs:
        mine = here.get(entry.numbers)
        if entry.numbers in seen:
            found.append(_difference("twice", mine, entry))
        elif what := _how_they_differ(mine, entry, is_patient=is_patient):
            found.append(_difference(what, None if what == "missing_here" else mine, entry))
        seen.add(entry.numbers)
    found += [
        _difference("missing_there", mine, None)
        for numbers, mine in here.items()
        if numbers not in seen and mine.stand is Stand.MOVED
    ]
    return sorted(found, key=lambda difference: difference.key)


def _how_they_differ(mine: Entry | None, entry: Entry, *, is_patient: bool) -> str:
    """Empty if they do not."""
    if mine is None or (entry.stand is Stand.MOVED and mine.stand is not Stand.MOVED):
        return "missing_here"
    if mine.amount_fen != entry.amount_fen:
        return "amount"
    return "" if is_patient or mine.stand is not Stand.UNDER_WAY else "unfinished"


def _difference(what: str, ours: Entry | None, theirs: Entry | None) -> Difference:
    one = ours or theirs
    if one is None:
        raise ValueError("a difference is of something")
    side = "refund" if one.out_refund_no else "payment"
    return Difference(
        Kind(f"{side}_{what}"),
        *one.numbers,
        ours_fen=ours.amount_fen if ours else None,
        theirs_fen=theirs.amount_fen if theirs else None,
    )
