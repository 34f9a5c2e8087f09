"""Units of money and the arithmetic that is allowed on them. Integers only; yuan texts exist at the edges."""

import re
from collections.abc import Sequence
from typing import NewType

Fen = NewType("Fen", int)
Berries = NewType("Berries", int)

# Decimal() would also take NaN, 1e2, full-width digits and spaces.
_YUAN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?", re.ASCII)


def percent_off(amount_fen: Fen, *, pay_percent: int) -> Fen:
    """What a discount takes off `amount_fen` when `pay_percent` of it is to be paid; rounded down to the fen."""
    return Fen(amount_fen * (100 - pay_percent) // 100)


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` in proportion to `weights` by largest remainder, so that the parts sum to it exactly.

    Ties go to the earlier part. No part exceeds its weight while `total` ≤ the sum of the weights.
    With only zero weights the total must be 0.
    """
    whole = sum(weights)
    if whole == 0:
        if total:
            raise ValueError("an amount cannot be spread over nothing")
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda index: (-remainders[index], index))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def yuan(amount_fen: int) -> str:
    """`990` → `"9.90"`."""
    return f"{amount_fen // 100}.{amount_fen % 100:02d}"


def parse_yuan(text: str) -> Fen:
    """`"9.9"` → `990`.

    Raises:
        ValueError: anything but plain ASCII digits with at most two decimals.
    """
    if not _YUAN.fullmatch(text):
        raise ValueError(f"not an amount in yuan: {text[:20]!r}")
    whole, _, cents = text.partition(".")
    return Fen(int(whole) * 100 + int(cents.ljust(2, "0") or 0))
