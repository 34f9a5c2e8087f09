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


@dataclass(frozen=True, slots=True)
class Entry:
    """A payment, or a refund if it has a refund's number."""

    out_trade_no: str
    out_refund_no: str
    amount_fen: int

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


def compare(ours: Iterable[Entry], theirs: Iterable[Entry]) -> list[Difference]:
    """What the two sides do not have in common, by their numbers. One pass over each; ours is kept in memory.

    Each number of `ours` is there once. The order of neither matters.
    """
    here = {entry.numbers: entry for entry in ours}
    seen: set[tuple[str, str]] = set()
    found = []
    for entry in theirs:
        mine = here.get(entry.numbers)
        if entry.numbers in seen:
            found.append(_difference("twice", mine, entry))
        elif mine is None:
            found.append(_difference("missing_here", None, entry))
        elif mine.amount_fen != entry.amount_fen:
            found.append(_difference("amount", mine, entry))
        seen.add(entry.numbers)
    found += [
        _difference("missing_there", mine, None) for numbers, mine in here.items() if numbers not in seen
    ]
    return sorted(found, key=lambda difference: difference.key)


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
