"""What was paid for single courses and counts towards a degree. Pure: purchases and parts in, deductions out.

Source: docs/rules/upgrade-credit.md
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from luffy.core.money import Fen


@dataclass(frozen=True, slots=True)
class Purchase:
    """One paid line of a course that still lasts, was not given back and counted for nothing yet."""

    line_id: int
    course_id: int
    name: str
    paid_fen: Fen


@dataclass(frozen=True, slots=True)
class Part:
    """A course counts for a module with at most so much."""

    course_id: int
    module_id: int
    most_fen: Fen


@dataclass(frozen=True, slots=True)
class Credit:
    """So much of this purchase is deducted."""

    purchase: Purchase
    credit_fen: Fen


def credits_for(
    price_fen: Fen, parts: Sequence[Part], purchases: Sequence[Purchase], *, used: Collection[int] = ()
) -> tuple[Credit, ...]:
    """What is deducted from the price of one degree with these parts.

    A purchase counts for one module and a module takes one purchase; the largest deduction goes first, of equals the
    earlier purchase. None is more than was paid in cash, nor all together more than the price. `used` are purchases
    that counted for another degree of the same order.
    """
    pairs = sorted(
        (
            (purchase, part)
            for part in parts
            for purchase in purchases
            if purchase.course_id == part.course_id and purchase.line_id not in used
        ),
        key=lambda pair: (-min(pair[0].paid_fen, pair[1].most_fen), pair[0].line_id, pair[1].module_id),
    )
    left, modules, taken = int(price_fen), set[int](), dict[int, Credit]()
    for purchase, part in pairs:
        credit_fen = min(purchase.paid_fen, part.most_fen, left)
        if credit_fen > 0 and purchase.line_id not in taken and part.module_id not in modules:
            modules.add(part.module_id)
            taken[purchase.line_id] = Credit(purchase, Fen(credit_fen))
            left -= credit_fen
    return tuple(taken[line_id] for line_id in sorted(taken))
