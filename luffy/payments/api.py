"""Placing, paying and cancelling orders, and what gateways call."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, current_token, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.catalog.errors import CourseNotFound, NotOnSale
from luffy.core import clock
from luffy.core.client import client_address
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.logging import get_logger
from luffy.orders import queries
from luffy.orders.api import NumberPath
from luffy.orders.api import router as orders
from luffy.orders.errors import OrderCannotMove, OrderNotFound, PriceChanged, SettlementEmpty
from luffy.orders.models import OrderStatus
from luffy.orders.services.place import PlaceOrder, place
from luffy.orders.shapes import order_shape
from luffy.payments import landing
from luffy.payments.errors import (
    ChannelRefused,
    ChannelSilent,
    ChannelUnavailable,
    NotForeignMoney,
    OrderCancelUnknown,
    OrderNotPayable,
    OwnOrder,
    PayerUnknown,
    RefundNotWithAPerson,
    TooManyAttempts,
)
from luffy.payments.models import Channel
from luffy.payments.payer import begin, can_ask, finish, openid_of
from luffy.payments.schemas import (
    ForeignByHandIn,
    ForeignByHandOut,
    OrderWithMoneyBackOut,
    PayIn,
    PaymentMethodOut,
    PaymentOut,
    PlacedOut,
    PlaceIn,
    WechatPayerOut,
)
from luffy.payments.services import foreign
from luffy.payments.services.ask import ask
from luffy.payments.services.close_order import cancel_order
from luffy.payments.services.receive import Reply, count_rejected, receive
from luffy.payments.services.start import Payer, open_methods, refuse_closed, start
from luffy.payments.shapes import method_out, payment_out, with_money_back

log = get_logger(__name__)

router = Router(tags=["payments"])
MAX_NOTICE_BYTES = 256 * 1024
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")
]
TradePath = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_|*-]+$")]
PagePath = Annotated[str, Query(max_length=512)]
CodeQuery = Annotated[str, Query(max_length=512)]
# The addresses carry a code, or lead to one.
UNKEPT = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
CHANNELS = {"alipay": Channel.ALIPAY, "wechat": Channel.WECHAT}


@router.get("/payment-methods", response=answers(list[PaymentMethodOut]))
def payment_methods(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - the same for everybody
    """The ways to pay that this school has."""
    return ok([method_out(name) for name in open_methods()])


# The order's own addresses: on its router, since one address can be on one router only.
@orders.post(
    "/orders",
    auth=signed_in,
    response=answers(
        PlacedOut,
        CourseNotFound,
        NotOnSale,
        SettlementEmpty,
        PriceChanged,
        ChannelUnavailable,
        PayerUnknown,
        status=201,
    ),
    tags=["orders"],
)
def place_order(
    request: HttpRequest, body: PlaceIn, idempotency_key: IdempotencyKey
) -> tuple[int, dict[str, Any]]:
    """Order what is being settled. The same key again gives the same order, with a payment that still works."""
    account, now = caller(request), clock.now()
    if body.payment_method:
        refuse_closed(body.payment_method)
    _refuse_unknown_payer(request, body)
    asked = PlaceOrder(body.payment_method, body.expected_payable_fen, idempotency_key)
    placed = place(account_id=account.pk, request=asked, now=now)
    payment = None
    if body.payment_method and placed.order.status == OrderStatus.PENDING:
        try:
            payment = _payment(request, placed.order.pk, body, now)
        except (ChannelSilent, ChannelRefused):
            # It is ordered all the same, and can be paid later.
            log.warning("order placed, no way to pay it yet", order=placed.order.number)
        except (OrderNotPayable, TooManyAttempts):
            # A repeat that came too late is still a repeat: it gets its order, which tells why.
            if placed.is_new:
                raise
    order = with_money_back(order_shape(placed.order, placed.lines, now=now), is_new=placed.is_new)
    return 201, ok({"order": order, "payment": payment})


@orders.get(
    "/orders/{number}",
    auth=signed_in,
    response=answers(OrderWithMoneyBackOut, OrderNotFound),
    tags=["orders"],
)
def my_order(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One of my orders."""
    return ok(with_money_back(queries.order_out(caller(request).pk, number, now=clock.now())))


@orders.post(
    "/orders/{number}/pay",
    auth=signed_in,
    response=answers(
        PlacedOut,
        OrderNotFound,
        OrderNotPayable,
        TooManyAttempts,
        ChannelUnavailable,
        ChannelRefused,
        ChannelSilent,
        PayerUnknown,
    ),
    tags=["orders"],
)
def pay_order(request: HttpRequest, number: NumberPath, body: PayIn) -> dict[str, Any]:
    """Go on to pay an order that waits for money."""
    account, now = caller(request), clock.now()
    order = queries.find(account.pk, number)
    _refuse_unknown_payer(request, body)
    payment = _payment(request, order.pk, body, now)
    shown = with_money_back(queries.order_out(account.pk, number, now=now))
    return ok({"order": shown, "payment": payment})


@orders.post(
    "/orders/{number}/cancel",
    auth=signed_in,
    response=answers(OrderWithMoneyBackOut, OrderNotFound, OrderCannotMove, OrderCancelUnknown),
    tags=["orders"],
)
def cancel(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Cancel an order that waits for money. What it held comes back; money that still arrives is refunded."""
    account, now = caller(request), clock.now()
    cancel_order(queries.find(account.pk, number).pk, now=now, by=visit(request).by(account.pk))
    return ok(with_money_back(queries.order_out(account.pk, number, now=now)))


@orders.post(
    "/orders/{number}/payment-check",
    auth=signed_in,
    response=answers(OrderWithMoneyBackOut, OrderNotFound),
    tags=["orders"],
)
def check_payment(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Ask the payment channel whether it was paid, for who cannot wait until it tells by itself."""
    account, now = caller(request), clock.now()
    ask(queries.find(account.pk, number).pk, now=now, by=visit(request).by(account.pk))
    return ok(with_money_back(queries.order_out(account.pk, number, now=now)))


@router.post(
    "/ops/foreign-money/{channel}/{out_trade_no}/settled-by-hand",
    auth=allowed_to(Action.RECONCILE),
    response=answers(ForeignByHandOut, NotAllowed, NotForeignMoney, OwnOrder, RefundNotWithAPerson),
    tags=["support"],
)
def foreign_money_settled_by_hand(
    request: HttpRequest, channel: Literal["alipay", "wechat"], out_trade_no: TradePath, body: ForeignByHandIn
) -> dict[str, Any]:
    """Write down that money which the channel could not send back was given back another way."""
    by, told = visit(request).by(caller(request).pk), body.model_dump()
    refund = foreign.settle_by_hand(CHANNELS[channel], out_trade_no, **told, now=clock.now(), by=by)
    return ok(
        {
            "out_refund_no": refund.out_refund_no,
            "amount_fen": refund.amount_fen,
            "state": refund.state,
            "state_label": refund.get_state_display(),
            "by_hand_reference": refund.by_hand_reference,
        }
    )


@router.post("/payments/alipay/notify", include_in_schema=False)
def alipay_notify(request: HttpRequest) -> HttpResponse:
    """Alipay tells us something. Exactly `success` ends its telling; anything else has it told again."""
    reply, status = _hear(Channel.ALIPAY, request)
    return HttpResponse(str(reply), content_type="text/plain; charset=utf-8", status=status)


@router.post("/payments/wechat/notify", include_in_schema=False)
def wechat_notify(request: HttpRequest) -> HttpResponse:
    """WeChat tells us something. 204 within five seconds ends its telling; anything else has it told again."""
    return _wechat_reply(*_hear(Channel.WECHAT, request))


@router.post("/payments/wechat/refund-notify", include_in_schema=False)
def wechat_refund_notify(request: HttpRequest) -> HttpResponse:
    """The same for refunds; which of both it is shows in the notice, not in the address."""
    return _wechat_reply(*_hear(Channel.WECHAT, request))


@router.get("/payments/alipay/return", include_in_schema=False)
def alipay_return(request: HttpRequest) -> HttpResponse:
    """The buyer's browser comes back. What it brings proves nothing: the gateway is asked."""
    raw = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    return landing.answer(request, landing.outcome(raw, now=clock.now()))


@router.get("/payments/wechat/payer", auth=signed_in, response=answers(WechatPayerOut))
def wechat_payer(request: HttpRequest) -> dict[str, Any]:
    """Whether it is known who pays inside WeChat, and how this browser comes to be recognised there."""
    path = None if current_token(request) or not can_ask() else "/payments/wechat/authorize"
    return ok({"is_known": bool(openid_of(request)), "authorize_path": path})


@router.get("/payments/wechat/authorize", auth=signed_in, include_in_schema=False)
def wechat_authorize(request: HttpRequest, next: PagePath = "/") -> HttpResponse:  # noqa: A002 - the address says so
    """Send the browser to WeChat, which sends it back at once."""
    return HttpResponse(status=303, headers={"Location": begin(request, next, now=clock.now()), **UNKEPT})


@router.get("/payments/wechat/authorized", auth=signed_in, include_in_schema=False)
def wechat_authorized(request: HttpRequest, code: CodeQuery = "", state: CodeQuery = "") -> HttpResponse:
    """The browser comes back with a code, which we change for who she is; then on to the page she came from."""
    then = finish(request, code=code, state=state, now=clock.now())
    return HttpResponse(status=303, headers={"Location": then, **UNKEPT})


def _refuse_unknown_payer(request: HttpRequest, body: PayIn | PlaceIn) -> None:
    """Raises: PayerUnknown."""
    if body.payment_method == "wechat_jsapi" and not (body.openid or openid_of(request)):
        raise PayerUnknown


def _payment(request: HttpRequest, order_id: int, body: PayIn | PlaceIn, now: datetime) -> PaymentOut | None:
    if body.payment_method is None:
        return None
    by = visit(request).by(caller(request).pk)
    payer = Payer(body.openid or openid_of(request), client_address(request))
    return payment_out(start(order_id, payment_method=body.payment_method, now=now, by=by, payer=payer))


def _hear(channel: Channel, request: HttpRequest) -> tuple[Reply, int]:
    """What to reply to a notice, and with which status."""
    raw = request.read(MAX_NOTICE_BYTES + 1)
    if len(raw) > MAX_NOTICE_BYTES:
        count_rejected("too_large")
        return Reply.FAIL, 413
    try:
        reply = receive(channel, request.headers, raw, now=clock.now())
    except (OperationalError, IntegrityError) as error:
        # The database or a lock was not to be had in time, or another notice was faster; nothing was written.
        log.warning("notice postponed", error=type(error).__name__)
        return Reply.FAIL, 503
    return reply, 200 if reply is Reply.SUCCESS else 400


def _wechat_reply(reply: Reply, status: int) -> HttpResponse:
    if reply is Reply.SUCCESS:
        return HttpResponse(status=204)
    return JsonResponse({"code": "FAIL", "message": "not taken in"}, status=status)
