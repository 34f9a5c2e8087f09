"""Finding orders and bills."""

from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from luffy.accounts.queries import find_account
from luffy.core.paging import PageQuery, page_of
from luffy.orders.errors import OrderNotFound
from luffy.orders.models import Fulfilment, Order, OrderStatus
from luffy.orders.shapes import STATUS_NAMES
from luffy.payments.errors import BillNotFound
from luffy.payments.models import (
    WITH_A_PERSON,
    Bill,
    BillDifference,
    Channel,
    PaymentAttempt,
    Refund,
    RefundState,
)
from luffy.support.schemas import (
    BillOut,
    ChannelName,
    DifferenceOut,
    FulfilmentName,
    OrderRowOut,
    PersonOut,
    RefundAction,
)

CHANNELS: dict[ChannelName, Channel] = {"alipay": Channel.ALIPAY, "wechat": Channel.WECHAT}
CHANNEL_NAMES: dict[int, ChannelName] = {number.value: name for name, number in CHANNELS.items()}
FULFILMENT_NAMES: dict[int, FulfilmentName] = {
    Fulfilment.NOT_DUE: "not_due",
    Fulfilment.DONE: "done",
    Fulfilment.ERROR: "error",
}


def find_order(number: str) -> Order:
    """Anybody's order.

    Raises:
        OrderNotFound
    """
    order = Order.objects.select_related("account").filter(number=number).first()
    if order is None:
        raise OrderNotFound
    return order


def orders(wanted: str, asked: PageQuery) -> dict[str, Any]:
    """Orders by their number, their buyer, or any number a payment or refund of theirs has, newest first.

    A buyer is found by name or e-mail, every kind of number by its index; nothing wanted gives all.
    """
    rows = Order.objects.select_related("account").order_by("-id")
    if wanted:
        rows = rows.filter(_matches(wanted.strip()))
    page = page_of(rows, asked)
    return {**page, "items": [_order_row(order) for order in page["items"]]}


def _matches(wanted: str) -> Q:
    attempts = PaymentAttempt.objects.filter(
        Q(out_trade_no=wanted) | Q(channel__in=Channel.values, channel_trade_no=wanted)
    )
    refunds = Refund.objects.filter(out_refund_no=wanted)
    order_ids = {
        *attempts.values_list("order_id", flat=True),
        *refunds.values_list("attempt__order_id", flat=True),
    }
    buyer = find_account(wanted)
    buyers = [buyer.pk] if buyer else []
    return Q(number=wanted.upper()) | Q(pk__in=order_ids) | Q(account_id__in=buyers)


def refund_actions(refund: Refund) -> list[RefundAction]:
    """What can be done about it here. A buyer's request is settled by hand where it was decided."""
    if refund.state == RefundState.DONE:
        return []
    is_by_itself = refund.state in WITH_A_PERSON and not hasattr(refund, "request")
    return ["refund_attempt", "settled_by_hand"] if is_by_itself else ["refund_attempt"]


def _order_row(order: Order) -> OrderRowOut:
    return OrderRowOut(
        number=order.number,
        account=PersonOut(id=order.account_id, username=order.account.username),
        status=STATUS_NAMES[OrderStatus(order.status)],
        status_label=order.get_status_display(),
        fulfilment=FULFILMENT_NAMES[order.fulfilment],
        payable_fen=order.payable_fen,
        created_at=order.created_at,
        paid_at=order.paid_at,
    )


def bills(asked: PageQuery) -> dict[str, Any]:
    """The bills that were asked for, newest day first."""
    page = page_of(_bills().order_by("-bill_date", "channel"), asked)
    return {**page, "items": [bill_shape(bill) for bill in page["items"]]}


def bill(channel: ChannelName, day: date, asked: PageQuery) -> dict[str, Any]:
    """One bill and its differences, those that are open first.

    Raises:
        BillNotFound
    """
    found = _bills().filter(channel=CHANNELS[channel], bill_date=day).first()
    if found is None:
        raise BillNotFound
    rows = differences().filter(bill=found).order_by(F("resolved_at").asc(nulls_first=True), "id")
    page = page_of(rows, asked)
    return {
        **page,
        "items": [difference_shape(row) for row in page["items"]],
        "bill": bill_shape(found),
    }


def differences() -> QuerySet[BillDifference]:
    """Differences with their bill, who resolved them, and the order that they are about."""
    order_number = PaymentAttempt.objects.filter(out_trade_no=OuterRef("out_trade_no")).values(
        "order__number"
    )
    return BillDifference.objects.select_related("bill", "resolved_by").annotate(
        order_number=Subquery(order_number[:1])
    )


def difference_shape(row: Any) -> DifferenceOut:
    """Of a row of `differences`."""
    return DifferenceOut(
        id=row.pk,
        channel=CHANNEL_NAMES[row.bill.channel],
        bill_date=row.bill.bill_date,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        out_trade_no=row.out_trade_no,
        out_refund_no=row.out_refund_no,
        ours_fen=row.ours_fen,
        theirs_fen=row.theirs_fen,
        order_number=row.order_number,
        found_at=row.found_at,
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by.username if row.resolved_by else None,
        resolution=row.resolution,
    )


def _bills() -> QuerySet[Bill]:
    return Bill.objects.annotate(
        told=Count("differences"), still_open=Count("differences", filter=Q(differences__resolved_at=None))
    )


def bill_shape(row: Any) -> BillOut:
    return BillOut(
        channel=CHANNEL_NAMES[row.channel],
        bill_date=row.bill_date,
        state=row.state,
        state_label=row.get_state_display(),
        reason=row.reason,
        payments=row.payments,
        paid_fen=row.paid_fen,
        refunds=row.refunds,
        refunded_fen=row.refunded_fen,
        sha256=row.sha256,
        fetched_at=row.fetched_at,
        differences=row.told,
        open_differences=row.still_open,
    )
