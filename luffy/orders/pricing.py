"""What a purchase costs. Pure: the one place where prices are added up.

Order of deductions: what counts towards a degree, coupon on a line, coupon for the whole order, berries, and the
rest in cash.
Source: docs/rules/pricing.md
"""

from collections.abc import Sequence
from dataclasses import dataclass

from luffy.core.money import Berries, Fen, allocate
from luffy.coupons.rules import Terms, discount


@dataclass(frozen=True, slots=True)
class PricedItem:
    """Something to be bought: its price now, the coupon chosen for it, and what counts towards it already."""

    listed_fen: Fen
    coupon: Terms | None = None
    credit_fen: Fen = Fen(0)


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """One line's share of everything. `payable_fen` = listed − credit − the three discounts."""

    listed_fen: Fen
    line_discount_fen: Fen
    site_discount_fen: Fen
    berries_spent: Berries
    berries_discount_fen: Fen
    credit_fen: Fen = Fen(0)

    @property
    def payable_fen(self) -> Fen:
        coupons_fen = self.line_discount_fen + self.site_discount_fen
        return Fen(self.listed_fen - self.credit_fen - coupons_fen - self.berries_discount_fen)


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of a purchase; every total is the exact sum of its lines."""

    lines: tuple[LineAmounts, ...]

    @property
    def listed_fen(self) -> Fen:
        return Fen(sum(line.listed_fen for line in self.lines))

    @property
    def credit_fen(self) -> Fen:
        return Fen(sum(line.credit_fen for line in self.lines))

    @property
    def line_discount_fen(self) -> Fen:
        return Fen(sum(line.line_discount_fen for line in self.lines))

    @property
    def site_discount_fen(self) -> Fen:
        return Fen(sum(line.site_discount_fen for line in self.lines))

    @property
    def berries_spent(self) -> Berries:
        return Berries(sum(line.berries_spent for line in self.lines))

    @property
    def berries_discount_fen(self) -> Fen:
        return Fen(sum(line.berries_discount_fen for line in self.lines))

    @property
    def payable_fen(self) -> Fen:
        return Fen(sum(line.payable_fen for line in self.lines))


def quote(
    items: Sequence[PricedItem],
    *,
    site_coupon: Terms | None = None,
    berries: Berries = Berries(0),
    fen_per_berry: int,
) -> Quote:
    """The price of these items with this site-wide coupon and so many berries.

    Raises:
        ValueError: more berries than `spendable` allows, or fewer than none; a credit above its price.
    """
    asked = [_asked(item) for item in items]
    line_discounts = [
        discount(item.coupon, price) if item.coupon else Fen(0)
        for item, price in zip(items, asked, strict=True)
    ]
    after_line = [price - off for price, off in zip(asked, line_discounts, strict=True)]

    site_total = discount(site_coupon, Fen(sum(after_line))) if site_coupon else Fen(0)
    site_discounts = allocate(site_total, after_line)
    after_site = [left - off for left, off in zip(after_line, site_discounts, strict=True)]

    if not 0 <= berries * fen_per_berry <= sum(after_site):
        raise ValueError(f"{berries} berries do not fit into {sum(after_site)} fen")
    berry_discounts = allocate(berries * fen_per_berry, after_site)
    # Whole berries per line, so that a line can be refunded by itself; their sum is exact as well.
    berry_shares = allocate(berries, berry_discounts)

    return Quote(
        tuple(
            LineAmounts(
                item.listed_fen, line_off, Fen(site_off), Berries(share), Fen(berry_off), item.credit_fen
            )
            for item, line_off, site_off, share, berry_off in zip(
                items, line_discounts, site_discounts, berry_shares, berry_discounts, strict=True
            )
        )
    )


def _asked(item: PricedItem) -> Fen:
    """The price less what counts towards it."""
    if not 0 <= item.credit_fen <= item.listed_fen:
        raise ValueError(f"{item.credit_fen} fen cannot count towards {item.listed_fen}")
    return Fen(item.listed_fen - item.credit_fen)


def spendable(remaining_fen: Fen, *, available: Berries, fen_per_berry: int) -> Berries:
    """How many berries can be spent on what remains after coupons: whole berries, nothing is given back."""
    return Berries(min(available, remaining_fen // fen_per_berry))
