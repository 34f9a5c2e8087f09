"""Reading carts and orders."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F, Prefetch, QuerySet

from luffy.catalog.offers import load_offers
from luffy.core.calendar import day_of
from luffy.core.errors import LuffyError
from luffy.degrees.queries import owned_degrees
from luffy.orders import cart
from luffy.orders.errors import DegreeOwned, OrderNotFound
from luffy.orders.models import Order, OrderLine, OrderStatus
from luffy.orders.schemas import CartOut, OrderOut, StatusName
from luffy.orders.shapes import STATUS_NAMES, cart_shape, order_shape

REFUND_STATE = {"refund_state": F("given_back__state")}


def cart_now(account_id: int, now: datetime) -> CartOut:
    """The cart as it stands, at today's prices, with what is wrong about each item."""
    entries = cart.entries(account_id)
    offers = load_offers(entry.product for entry in entries)
    degrees = {offer.degree_id: key for key, offer in offers.items() if offer.degree_id is not None}
    owned: dict[str, LuffyError] = {}
    if degrees:
        mine = owned_degrees(account_id, degrees.keys(), day_of(now))
        owned = {degrees[degree_id]: DegreeOwned(product=degrees[degree_id]) for degree_id in mine}
    return cart_shape(entries, offers, owned)


def find(account_id: int, number: str) -> Order:
    """The account's order; somebody else's is as absent as one that never was.

    Raises:
        OrderNotFound
    """
    order = Order.objects.filter(account_id=account_id, number=number).first()
    if order is None:
        raise OrderNotFound
    return order


def lines_with_returns() -> QuerySet[OrderLine]:
    """Order lines in their order, with their products and how far each is on its way back."""
    return OrderLine.objects.select_related("product").annotate(**REFUND_STATE).order_by("position")


def my_orders(account_id: int, status: StatusName | None) -> QuerySet[Order]:
    """The account's orders with their lines, newest first, in one status or all."""
    rows = Order.objects.filter(account_id=account_id)
    if status is not None:
        rows = rows.filter(status=next(number for number, name in STATUS_NAMES.items() if name == status))
    return rows.prefetch_related(Prefetch("lines", lines_with_returns())).order_by("-id")


def pending_degree_order(account_id: int, degree_ids: Collection[int]) -> str | None:
    """The number of an unpaid order of the account that contains one of these degrees."""
    rows = Order.objects.filter(
        account_id=account_id, status=OrderStatus.PENDING, lines__product__degree_id__in=degree_ids
    )
    return rows.values_list("number", flat=True).first()


def order_out(account_id: int, number: str, *, now: datetime) -> OrderOut:
    """Raises: OrderNotFound."""
    order = find(account_id, number)
    return order_shape(order, list(lines_with_returns().filter(order=order)), now=now)
