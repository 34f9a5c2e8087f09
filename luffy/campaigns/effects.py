"""What a coupon would do to prices. Pure, and by the one function that adds prices up.

Source: docs/rules/campaigns.md
"""

from collections.abc import Sequence
from dataclasses import dataclass

from luffy.core.money import Fen
from luffy.coupons.rules import Terms
from luffy.orders.pricing import PricedItem, quote


@dataclass(frozen=True, slots=True)
class Price:
    """Something on sale now."""

    product: str
    name: str
    access_days: int
    listed_fen: Fen


@dataclass(frozen=True, slots=True)
class Effect:
    """Its price with the coupon; the discount is 0 where the threshold is not reached."""

    price: Price
    discount_fen: Fen
    payable_fen: Fen


def effect(terms: Terms, price: Price, *, is_site_wide: bool) -> Effect:
    """The coupon on this one thing, bought by itself."""
    item = PricedItem(price.listed_fen, None if is_site_wide else terms)
    priced = quote([item], site_coupon=terms if is_site_wide else None, fen_per_berry=1)
    return Effect(price, Fen(priced.listed_fen - priced.payable_fen), priced.payable_fen)


def effects(terms: Terms, prices: Sequence[Price], *, is_site_wide: bool) -> list[Effect]:
    """The coupon on each of these, the cheapest outcome first."""
    found = [effect(terms, price, is_site_wide=is_site_wide) for price in prices]
    return sorted(found, key=lambda one: (one.payable_fen, one.price.product, one.price.access_days))
