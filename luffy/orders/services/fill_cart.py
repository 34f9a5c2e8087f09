"""Putting something into the cart: only what could be bought now."""

from datetime import datetime

from luffy.catalog.offers import load_offers
from luffy.core.calendar import day_of
from luffy.orders import cart, footprints
from luffy.orders.assessment import ChosenItem, terms_of
from luffy.orders.errors import NotInCart
from luffy.orders.footprints import Step
from luffy.orders.settlement import refuse_owned


def add(*, account_id: int, item: ChosenItem, now: datetime) -> None:
    """Add a product, or choose another price policy for it.

    Raises:
        CourseNotFound, DegreeNotFound, NotOnSale, PricePolicyNotFound, DegreeOwned, CartFull:
        the cart stays as it was.
    """
    _refuse_unbuyable(account_id, item, now)
    cart.put(account_id, product=item.product, price_policy_id=item.price_policy_id, now=now)
    footprints.leave(Step.CART, account_id, now=now)


def choose_policy(*, account_id: int, item: ChosenItem, now: datetime) -> None:
    """Choose another price policy for a product in the cart.

    Raises:
        NotInCart, and what `add` refuses: the cart stays as it was.
    """
    if item.product not in {entry.product for entry in cart.entries(account_id)}:
        raise NotInCart(product=item.product)
    _refuse_unbuyable(account_id, item, now)
    cart.change(account_id, product=item.product, price_policy_id=item.price_policy_id)


def _refuse_unbuyable(account_id: int, item: ChosenItem, now: datetime) -> None:
    offers = load_offers([item.product])
    terms_of(item, offers)
    refuse_owned(account_id, offers.values(), day_of(now))
