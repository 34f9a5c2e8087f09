"""Send a buyer to pay."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.audit import Actor, record
from luffy.core.failpoints import failpoint
from luffy.core.ids import new_number
from luffy.orders.models import Order, OrderStatus
from luffy.orders.services import moves
from luffy.orders.states import GATEWAY_STOPS_EARLIER, LEAST_TIME_TO_PAY, last_call
from luffy.payments.errors import (
    ChannelRefused,
    ChannelSilent,
    ChannelUnavailable,
    OrderNotPayable,
    TooManyAttempts,
)
from luffy.payments.gateways import NotStarted, Start
from luffy.payments.gateways.configured import gateway, is_open
from luffy.payments.models import AttemptState, Channel, Method, PaymentAttempt
from luffy.payments.services.close_order import close_attempt
from luffy.payments.services.follow_up import ASK_AGAIN_AFTER

PaymentMethod = Literal["alipay", "alipay_wap", "wechat_native", "wechat_h5", "wechat_jsapi"]
WAYS: dict[PaymentMethod, tuple[Channel, Method]] = {
    "alipay": (Channel.ALIPAY, Method.PAGE),
    "alipay_wap": (Channel.ALIPAY, Method.WAP),
    "wechat_native": (Channel.WECHAT, Method.NATIVE),
    "wechat_h5": (Channel.WECHAT, Method.H5),
    "wechat_jsapi": (Channel.WECHAT, Method.JSAPI),
}
# Each is closed before the next begins, but costs the gateway's time and may be paid after all.
MOST_ATTEMPTS = 20
NOWHERE = "0.0.0.0"  # noqa: S104 - stands for "no address", nothing listens there


@dataclass(frozen=True, slots=True)
class Payer:
    """What a way to pay may need to know of whoever pays."""

    # Inside the WeChat app only.
    openid: str = ""
    address: str = NOWHERE


@dataclass(frozen=True, slots=True)
class _Way:
    channel: Channel
    method: Method
    openid: str


def open_methods() -> list[PaymentMethod]:
    """The ways to pay that this installation has."""
    return [name for name, (channel, _) in WAYS.items() if is_open(channel)]


def refuse_closed(payment_method: PaymentMethod) -> None:
    """Raises: ChannelUnavailable."""
    channel, _ = WAYS[payment_method]
    if not is_open(channel):
        raise ChannelUnavailable(channel=int(channel))


def start(
    order_id: int, *, payment_method: PaymentMethod, now: datetime, by: Actor, payer: Payer | None = None
) -> Start:
    """How to pay this order. Asked again for the same way, it is the same attempt.

    Source: docs/flows/buy.md

    Raises:
        OrderNotPayable: not pending, or less than a minute is left.
        TooManyAttempts: as many as may be were begun with this channel for this order.
        ChannelUnavailable: this installation does not use the channel.
        ChannelRefused: the channel said no; this attempt is given up.
        ChannelSilent: the channel did not answer; nothing is known to be payable.
    """
    refuse_closed(payment_method)
    payer = payer or Payer()
    channel, method = WAYS[payment_method]
    way = _Way(channel, method, payer.openid if method == Method.JSAPI else "")
    if not _of(order_id, way).filter(state=AttemptState.OPEN).exists():
        # Before another way that still works is closed for nothing.
        _refuse_too_many(order_id, channel)
    _close_other_ways(order_id, way, now=now, by=by)
    for _ in range(2):
        attempt = _committed_attempt(order_id, way, now=now, by=by)
        # The gateway's notice may arrive before its answer.
        started = gateway(channel).start(attempt, payer_address=payer.address, now=now)
        failpoint("K6")
        if not isinstance(started, NotStarted):
            return started
        if not (started.is_spent or started.is_refused):
            break
        # Paid, then the order is now; else another number is needed, once nobody can pay this one.
        close_attempt(attempt.pk, now=now, by=by)
        if started.is_refused:
            raise ChannelRefused(reason=started.reason)
    raise ChannelSilent


def _of(order_id: int, way: _Way) -> QuerySet[PaymentAttempt]:
    return PaymentAttempt.objects.filter(
        order_id=order_id, channel=way.channel, method=way.method, payer_openid=way.openid
    )


def _refuse_too_many(order_id: int, channel: Channel) -> None:
    """Raises: TooManyAttempts."""
    if PaymentAttempt.objects.filter(order_id=order_id, channel=channel).count() >= MOST_ATTEMPTS:
        raise TooManyAttempts


def _close_other_ways(order_id: int, way: _Way, *, now: datetime, by: Actor) -> None:
    """Best effort: if two ways get paid after all, `settle` gives the second payment back."""
    others = PaymentAttempt.objects.filter(order_id=order_id, state=AttemptState.OPEN).exclude(
        channel=way.channel, method=way.method, payer_openid=way.openid
    )
    for attempt_id in others.order_by("pk").values_list("pk", flat=True):
        close_attempt(attempt_id, now=now, by=by)


def _committed_attempt(order_id: int, way: _Way, *, now: datetime, by: Actor) -> PaymentAttempt:
    with transaction.atomic():
        order = moves.lock(order_id)
        attempt = _open_attempt(order, way, now=now) or _new_attempt(order, way, now=now, by=by)
        failpoint("K4")
    failpoint("K5")
    return attempt


def _open_attempt(order: Order, way: _Way, *, now: datetime) -> PaymentAttempt | None:
    if order.status != OrderStatus.PENDING:
        raise OrderNotPayable(status=order.status)
    return (
        _of(order.pk, way)
        .select_related("order")
        .filter(
            state=AttemptState.OPEN,
            amount_fen=order.payable_fen,
            expires_at__gte=now + LEAST_TIME_TO_PAY,
        )
        .first()
    )


def _new_attempt(order: Order, way: _Way, *, now: datetime, by: Actor) -> PaymentAttempt:
    if now > last_call(order.expires_at):
        raise OrderNotPayable(status=order.status)
    _refuse_too_many(order.pk, way.channel)
    expires_at = (order.expires_at - GATEWAY_STOPS_EARLIER).replace(microsecond=0)
    attempt = PaymentAttempt.objects.create(
        out_trade_no=new_number(now),
        order=order,
        channel=way.channel,
        method=way.method,
        payer_openid=way.openid,
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
