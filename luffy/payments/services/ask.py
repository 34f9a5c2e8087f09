"""Ask the gateways about an order because somebody who waits for it wants to know."""

from datetime import datetime

from redis import RedisError

from luffy.accounts.audit import Actor
from luffy.core.valkey import valkey
from luffy.orders.models import OrderStatus
from luffy.payments.models import PaymentAttempt
from luffy.payments.services import attempts
from luffy.payments.services.query import query

ASKED_KEY = "payments:asked:{order_id}"
PAUSE_S = 3


def ask(order_id: int, *, now: datetime, by: Actor) -> None:
    """Ask about each attempt of an unpaid order, and settle what was paid. Within three seconds, once."""
    unfinished = PaymentAttempt.objects.filter(
        order_id=order_id,
        order__status__in=(OrderStatus.PENDING, OrderStatus.EXPIRED),
        state__in=attempts.UNFINISHED,
    )
    ids = list(unfinished.order_by("-pk").values_list("pk", flat=True)[:3])
    if not ids or not _is_first(order_id):
        return
    for attempt_id in ids:
        query(attempt_id, now=now, by=by)


def _is_first(order_id: int) -> bool:
    try:
        return bool(valkey().set(ASKED_KEY.format(order_id=order_id), 1, nx=True, ex=PAUSE_S))
    except RedisError:
        return True
