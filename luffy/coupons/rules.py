"""What a coupon takes off. Pure: no database, no clock.

Source: docs/rules/coupon-terms.md
"""

from dataclasses import dataclass

from luffy.core.money import Fen, percent_off

FIXED, THRESHOLD, PERCENT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Terms:
    """A coupon's terms. `off_percent` is what remains to be paid: 79 means 7.9折."""

    coupon_type: int
    money_fen: Fen = Fen(0)
    off_percent: int | None = None
    minimum_fen: Fen = Fen(0)


def reaches_threshold(terms: Terms, base_fen: Fen) -> bool:
    """Whether `base_fen` is enough for this coupon; reaching the minimum exactly is enough."""
    return terms.coupon_type != THRESHOLD or base_fen >= terms.minimum_fen


def discount(terms: Terms, base_fen: Fen) -> Fen:
    """What the coupon takes off `base_fen`: never more than that, nothing below its threshold."""
    if not reaches_threshold(terms, base_fen):
        return Fen(0)
    if terms.coupon_type == PERCENT:
        return percent_off(base_fen, pay_percent=terms.off_percent or 100)
    return min(terms.money_fen, base_fen)
