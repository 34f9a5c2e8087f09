"""End an unpaid order: the gateway is asked first, so that nobody pays for what is gone."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.failpoints import failpoint
from luffy.orders.models import OrderStatus
from luffy.orders.services import close, moves
from luffy.payments.errors import OrderCancelUnknown
from luffy.payments.gateways import CloseResult, TradeState
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import ForeignRefund, PaymentAttempt, RefundState
from luffy.payments.services import attempts
from luffy.payments.services.query import query

ENDS = {
    TradeState.PAID: CloseResult.ALREADY_PAID,
    TradeState.CLOSED: CloseResult.CLOSED,
    TradeState.RETURNED: CloseResult.CLOSED,
}


def cancel_order(order_id: int, *, now: datetime, by: Actor) -> None:
    """Cancel for the buyer.

    Source: docs/rules/late-money.md

    Raises:
        OrderCannotMove: it is not pending; it may just have been paid.
        OrderCancelUnknown: the gateway does not answer, so that it might be paid. Nothing was changed.
    """
    if not _is_shut(order_id, now=now, by=by):
        raise OrderCancelUnknown
    with transaction.atomic():
        close.cancel(moves.lock(order_id), now=now, by=by)


def expire_order(order_id: int, *, now: datetime, by: Actor) -> None:
    """Expire an order whose time is over. Changes nothing if it is not due, or if the gateway does not answer."""
    if not _is_shut(order_id, now=now, by=by):
        return
    with transaction.atomic():
        order = moves.lock(order_id)
        if order.status == OrderStatus.PENDING and order.expires_at <= now:
            close.expire(order, now=now, by=by)


def close_attempt(attempt_id: int, *, now: datetime, by: Actor) -> CloseResult:
    """Have the gateway close one attempt; if it was paid instead, settle it. Never inside a transaction.

    ALREADY_PAID means that the money is in our books.
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    result = gateway(attempt.channel).close(attempt, now=now)
    failpoint("K14")
    if result is CloseResult.ALREADY_PAID:
        asked = query(attempt_id, now=now, by=by)
        if asked is not TradeState.PAID and _went_back(attempt):
            attempts.close(attempt_id, now=now, by=by)
            return CloseResult.CLOSED
        return ENDS.get(asked, CloseResult.UNKNOWN)
    if result is CloseResult.CLOSED:
        attempts.close(attempt_id, now=now, by=by)
    elif result is CloseResult.NOT_FOUND:
        attempts.abandon(attempt_id, now=now, by=by)
    return result


def _went_back(attempt: PaymentAttempt) -> bool:
    """Whether it was paid with what was not for the order, and a person gave all of that back by hand.

    No trade is paid twice, but the gateway's word is still that of the wrong payment.
    """
    returned = ForeignRefund.objects.filter(channel=attempt.channel, out_trade_no=attempt.out_trade_no)
    return returned.filter(state=RefundState.DONE).exists()


def _is_shut(order_id: int, *, now: datetime, by: Actor) -> bool:
    """Close every attempt that might still be paid; false if the gateway did not answer about one."""
    unfinished = PaymentAttempt.objects.filter(
        order_id=order_id, order__status=OrderStatus.PENDING, state__in=attempts.UNFINISHED
    )
    results = [
        close_attempt(attempt_id, now=now, by=by)
        for attempt_id in unfinished.order_by("pk").values_list("pk", flat=True)
    ]
    return CloseResult.UNKNOWN not in results
