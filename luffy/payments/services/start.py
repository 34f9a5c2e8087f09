"""Send a buyer to pay."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.failpoints import failpoint
from luffy.core.ids import new_number
from luffy.orders.models import Order, OrderStatus
from luffy.orders.services import moves
from luffy.orders.states import GATEWAY_STOPS_EARLIER, LEAST_TIME_TO_PAY, last_call
from luffy.payments.errors import OrderNotPayable
from luffy.payments.gateways import Start
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import AttemptState, Channel, Method, PaymentAttempt
from luffy.payments.services.close_order import close_attempt
from luffy.payments.services.follow_up import ASK_AGAIN_AFTER

PaymentMethod = Literal["alipay", "alipay_wap"]
WAYS: dict[PaymentMethod, tuple[Channel, Method]] = {
    "alipay": (Channel.ALIPAY, Method.PAGE),
    "alipay_wap": (Channel.ALIPAY, Method.WAP),
}


def start(order_id: int, *, payment_method: PaymentMethod, now: datetime, by: Actor) -> Start:
    """Where to pay this order. Asked again for the same way, it is the same attempt.

    Source: docs/flows/buy.md

    Raises:
        OrderNotPayable: not pending, or less than a minute is left.
    """
    channel, method = WAYS[payment_method]
    _close_other_ways(order_id, channel, method, now=now, by=by)
    with transaction.atomic():
        order = moves.lock(order_id)
        attempt = _open_attempt(order, channel, method, now=now) or _new_attempt(
            order, channel, method, now=now, by=by
        )
        failpoint("K4")
    # Committed: the gateway's notice may arrive before its answer.
    failpoint("K5")
    started = gateway(channel).start(attempt, now=now)
    failpoint("K6")
    return started


def _close_other_ways(order_id: int, channel: Channel, method: Method, *, now: datetime, by: Actor) -> None:
    """Best effort: if two ways get paid after all, `settle` gives the second payment back."""
    others = PaymentAttempt.objects.filter(order_id=order_id, state=AttemptState.OPEN).exclude(
        channel=channel, method=method
    )
    for attempt_id in others.order_by("pk").values_list("pk", flat=True):
        close_attempt(attempt_id, now=now, by=by)


def _open_attempt(order: Order, channel: Channel, method: Method, *, now: datetime) -> PaymentAttempt | None:
    if order.status != OrderStatus.PENDING:
        raise OrderNotPayable(status=order.status)
    return PaymentAttempt.objects.filter(
        order=order,
        channel=channel,
        method=method,
        state=AttemptState.OPEN,
        amount_fen=order.payable_fen,
        expires_at__gte=now + LEAST_TIME_TO_PAY,
    ).first()


def _new_attempt(
    order: Order, channel: Channel, method: Method, *, now: datetime, by: Actor
) -> PaymentAttempt:
    if now > last_call(order.expires_at):
        raise OrderNotPayable(status=order.status)
    expires_at = (order.expires_at - GATEWAY_STOPS_EARLIER).replace(microsecond=0)
    attempt = PaymentAttempt.objects.create(
        out_trade_no=new_number(now),
        order=order,
        channel=channel,
        method=method,
        amount_fen=order.payable_fen,
        subject=_subject(order),
        created_at=now,
        expires_at=expires_at,
        next_query_at=now + ASK_AGAIN_AFTER,
    )
    after = {"state": attempt.state, "order": order.number, "amount_fen": attempt.amount_fen}
    record("payment.started", f"attempt:{attempt.out_trade_no}", by=by, now=now, change=(None, after))
    return attempt


def _subject(order: Order) -> str:
    """What the buyer reads in the payment app, in the language of its users."""
    names = list(order.lines.order_by("position").values_list("name", flat=True))
    more = f" 等{len(names)}件" if len(names) > 1 else ""
    return f"路飞学城: {names[0][:100]}{more}"
