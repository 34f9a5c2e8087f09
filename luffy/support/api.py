"""What operators look at and do when money needs a person."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from luffy.accounts.audit import record
from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.jobs import defer
from luffy.core.paging import MAX_ID, Page, PageQuery
from luffy.orders.errors import OrderNotFound
from luffy.payments.errors import (
    BillNotFound,
    ChannelUnavailable,
    DifferenceNotFound,
    EventNotFound,
    NotForeignMoney,
    OrderDoesNotFit,
    OwnOrder,
    RefundNotWithAPerson,
)
from luffy.payments.models import Bill
from luffy.payments.services import foreign, resolve
from luffy.support import queries, services
from luffy.support.anomalies import anomalies
from luffy.support.case_file import case_file
from luffy.support.errors import BuyerAskedForIt, OrderHasNoSuchRefund, StillNotOpen
from luffy.support.schemas import (
    AnomaliesOut,
    AnomalyKind,
    AttachIn,
    BillDetailOut,
    BillOut,
    ByHandIn,
    CaseOut,
    CaseReasonIn,
    ChannelName,
    DifferenceOut,
    ForeignRefundOut,
    OrderRowOut,
)

router = Router(tags=["support"])
ORDERS, SEE, ACT = (allowed_to(action) for action in (Action.SEE_ORDERS, Action.SEE_MONEY, Action.RECONCILE))
NumberPath = Annotated[str, Path(max_length=40)]
TradePath = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_|*-]+$")]
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
# Before there was anybody to give a bill.
FIRST_DAY = date(2004, 1, 1)
SearchText = Annotated[str, Query(max_length=128)]


@router.get("/ops/orders", auth=ORDERS, response=answers(Page[OrderRowOut], NotAllowed))
def ops_orders(request: HttpRequest, asked: Query[PageQuery], q: SearchText = "") -> dict[str, Any]:
    """Anybody's orders, newest first. `q`: a number of the order, of a payment, a refund or the channel, or a name."""
    del request
    return ok(queries.orders(q, asked))


@router.get("/ops/orders/{number}", auth=ORDERS, response=answers(CaseOut, NotAllowed, OrderNotFound))
def ops_order(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Everything about one order."""
    del request
    return ok(case_file(number))


@router.post(
    "/ops/orders/{number}/query-again",
    auth=ACT,
    response=answers(CaseOut, NotAllowed, OrderNotFound, ChannelUnavailable),
)
def ops_query_again(request: HttpRequest, number: NumberPath, body: CaseReasonIn) -> dict[str, Any]:
    """Ask the channel about each payment of the order that is not paid, and act on the answer."""
    order, by = queries.find_order(number), visit(request).by(caller(request).pk)
    services.query_again(order, reason=body.reason, now=clock.now(), by=by)
    return ok(case_file(number))


@router.post(
    "/ops/orders/{number}/open-again",
    auth=ACT,
    response=answers(CaseOut, NotAllowed, OrderNotFound, StillNotOpen),
)
def ops_open_again(request: HttpRequest, number: NumberPath, body: CaseReasonIn) -> dict[str, Any]:
    """Open what is paid for and not open."""
    order, by = queries.find_order(number), visit(request).by(caller(request).pk)
    services.try_to_open(order, reason=body.reason, now=clock.now(), by=by)
    return ok(case_file(number))


@router.post(
    "/ops/orders/{number}/refund-attempt",
    auth=ACT,
    response=answers(CaseOut, NotAllowed, OrderNotFound, OwnOrder, ChannelUnavailable, RefundNotWithAPerson),
)
def ops_refund_attempt(request: HttpRequest, number: NumberPath, body: CaseReasonIn) -> dict[str, Any]:
    """Try each refund of the order's payments that is not done, now and with its own number."""
    order, by = queries.find_order(number), visit(request).by(caller(request).pk)
    services.refund_attempts(order, reason=body.reason, now=clock.now(), by=by)
    return ok(case_file(number))


@router.post(
    "/ops/orders/{number}/refunds/{out_refund_no}/settled-by-hand",
    auth=ACT,
    response=answers(
        CaseOut,
        NotAllowed,
        OrderNotFound,
        OrderHasNoSuchRefund,
        OwnOrder,
        BuyerAskedForIt,
        RefundNotWithAPerson,
    ),
)
def ops_refund_settled_by_hand(
    request: HttpRequest, number: NumberPath, out_refund_no: TradePath, body: ByHandIn
) -> dict[str, Any]:
    """Write down that a refund which no buyer asked for went back another way. Those asked for: /ops/refunds."""
    order, by = queries.find_order(number), visit(request).by(caller(request).pk)
    told = body.model_dump()
    services.settle_refund_by_hand(order, out_refund_no, **told, now=clock.now(), by=by)
    return ok(case_file(number))


@router.get("/ops/anomalies", auth=SEE, response=answers(AnomaliesOut, NotAllowed))
def ops_anomalies(
    request: HttpRequest, asked: Query[PageQuery], kind: AnomalyKind | None = None
) -> dict[str, Any]:
    """Everything about money that waits for a person."""
    del request
    return ok(anomalies(kind, asked, now=clock.now()))


@router.post(
    "/ops/events/{event_id}/resolve",
    auth=ACT,
    response=answers(AnomaliesOut, NotAllowed, EventNotFound),
)
def ops_resolve_event(request: HttpRequest, event_id: IdPath, body: CaseReasonIn) -> dict[str, Any]:
    """Say how an abnormal notice was dealt with. Gives the anomalies that are left."""
    now, by = clock.now(), visit(request).by(caller(request).pk)
    resolve.resolve_event(event_id, reason=body.reason, now=now, by=by)
    return ok(anomalies(None, PageQuery(), now=now))


@router.post(
    "/ops/foreign-money/{channel}/{out_trade_no}/refund",
    auth=ACT,
    response=answers(ForeignRefundOut, NotAllowed, NotForeignMoney, OwnOrder, ChannelUnavailable),
)
def ops_refund_foreign_money(
    request: HttpRequest, channel: ChannelName, out_trade_no: TradePath, body: CaseReasonIn
) -> dict[str, Any]:
    """Send back what the channel took under this number and no order of ours asked for. Again: try again."""
    refund = foreign.send_back(
        queries.CHANNELS[channel],
        out_trade_no,
        reason=body.reason,
        now=clock.now(),
        by=visit(request).by(caller(request).pk),
    )
    return ok(
        {
            "out_refund_no": refund.out_refund_no,
            "amount_fen": refund.amount_fen,
            "state": refund.state,
            "state_label": refund.get_state_display(),
            "last_error": refund.last_error,
        }
    )


@router.post(
    "/ops/foreign-money/{channel}/{out_trade_no}/attach",
    auth=ACT,
    response=answers(
        CaseOut, NotAllowed, OrderNotFound, NotForeignMoney, OrderDoesNotFit, OwnOrder, ChannelUnavailable
    ),
)
def ops_attach_foreign_money(
    request: HttpRequest, channel: ChannelName, out_trade_no: TradePath, body: AttachIn
) -> dict[str, Any]:
    """Make such a payment one of this order's. What becomes of the money follows from the order's state."""
    order = queries.find_order(body.order_number)
    foreign.attach(
        queries.CHANNELS[channel],
        out_trade_no,
        order_id=order.pk,
        reason=body.reason,
        now=clock.now(),
        by=visit(request).by(caller(request).pk),
    )
    return ok(case_file(order.number))


@router.get("/ops/reconciliation", auth=SEE, response=answers(Page[BillOut], NotAllowed))
def ops_bills(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """The channels' bills, newest day first."""
    del request
    return ok(queries.bills(asked))


@router.get(
    "/ops/reconciliation/{channel}/{day}",
    auth=SEE,
    response=answers(BillDetailOut, NotAllowed, BillNotFound),
)
def ops_bill(
    request: HttpRequest, channel: ChannelName, day: date, asked: Query[PageQuery]
) -> dict[str, Any]:
    """One bill, and in what it differs from our books."""
    del request
    return ok(queries.bill(channel, day, asked))


@router.post(
    "/ops/reconciliation/{channel}/{day}/run",
    auth=ACT,
    response=answers(BillDetailOut, NotAllowed, BillNotFound, status=202),
)
def ops_run_bill(
    request: HttpRequest, channel: ChannelName, day: date, body: CaseReasonIn
) -> Status[dict[str, Any]]:
    """Have the bill of that day fetched and compared (again) by the worker; look again in a moment."""
    number, now = queries.CHANNELS[channel], clock.now()
    if not FIRST_DAY <= day < day_of(now):
        raise BillNotFound
    Bill.objects.get_or_create(channel=number, bill_date=day)
    by = visit(request).by(caller(request).pk)
    record("bill.run", f"bill:{channel}:{day}", by=by, now=now, reason=body.reason)
    defer("payments.reconcile", channel=int(number), day=day.isoformat())
    return Status(202, ok(queries.bill(channel, day, PageQuery())))


@router.post(
    "/ops/differences/{difference_id}/resolve",
    auth=ACT,
    response=answers(DifferenceOut, NotAllowed, DifferenceNotFound),
)
def ops_resolve_difference(request: HttpRequest, difference_id: IdPath, body: CaseReasonIn) -> dict[str, Any]:
    """Say how a difference was dealt with. The second time changes nothing."""
    by = visit(request).by(caller(request).pk)
    resolve.resolve_difference(difference_id, reason=body.reason, now=clock.now(), by=by)
    return ok(queries.difference_shape(queries.differences().get(pk=difference_id)))
