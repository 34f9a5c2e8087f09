"""How an order changes its status: under its row lock, from the right state, with an audit row."""

from datetime import datetime
from typing import Any

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.orders.errors import OrderCannotMove
from luffy.orders.models import Order
from luffy.orders.states import Move


def lock(order_id: int) -> Order:
    """The order, locked until the transaction ends. Whoever also needs the attempt, a degree enrolment, wallet, coupons
    or course enrolments locks those afterwards, in that order.
    """
    return Order.objects.select_for_update().get(pk=order_id)


def require(order: Order, move: Move) -> None:
    """Raises: OrderCannotMove."""
    if order.status != move.source:
        raise OrderCannotMove(order=order.number, status=int(order.status))


def make(order: Order, move: Move, *, by: Actor, now: datetime, **changes: Any) -> None:
    """Make the move on a locked order and write `changes` with it.

    Raises:
        OrderCannotMove: it is not in the move's first state; nothing was written.
    """
    require(order, move)
    order.status = move.target
    for name, value in changes.items():
        setattr(order, name, value)
    order.save(update_fields=["status", *changes])
    audit.record(
        f"order.{move.name.lower()}",
        f"order:{order.number}",
        by=by,
        now=now,
        change=({"status": int(move.source)}, {"status": int(move.target)}),
    )
