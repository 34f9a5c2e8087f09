"""Which lots berries are taken from: their order says so, and here is how far each of them reaches.

Source: docs/rules/berries.md
"""

from collections.abc import Iterable
from dataclasses import dataclass

from luffy.core.money import Berries


@dataclass(frozen=True, slots=True)
class Share:
    """So many berries of one lot."""

    lot_id: int
    amount: Berries


class LotsShort(Exception):
    """The lots hold fewer berries than are asked of them."""


def take(lots: Iterable[Share], amount: Berries) -> list[Share]:
    """Give the first `amount` berries of these lots, in their order. Nothing is taken of 0 or fewer.

    Raises:
        LotsShort: all of them together are not enough.
    """
    taken, missing = [], amount
    for lot in lots:
        if missing <= 0:
            break
        if part := min(lot.amount, missing):
            taken.append(Share(lot.lot_id, Berries(part)))
            missing = Berries(missing - part)
    if missing > 0:
        raise LotsShort(missing)
    return taken
