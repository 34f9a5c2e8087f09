"""钱款异常: everything about money that waits for a person. Each kind is a query of the rows that tell it.

Source: docs/rules/reconciliation.md
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luffy.core.calendar import SHANGHAI
from luffy.core.paging import PageQuery
from luffy.orders.models import Fulfilment, Order
from luffy.payments.models import (
    NEEDS_A_PERSON,
    UNDER_WAY,
    WITH_A_PERSON,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Refund,
    RefundState,
    Verdict,
)
from luffy.payments.services import reconcile
from luffy.payments.services.attempts import UNFINISHED
from luffy.payments.services.follow_up import GRACE
from luffy.support.queries import CHANNEL_NAMES, differences, refund_actions
from luffy.support.schemas import AnomaliesOut, AnomalyAction, AnomalyCountOut, AnomalyKind, AnomalyOut

# A refund that takes longer is not only slow.
REFUND_LATE_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of anomaly: its rows, oldest first, and how one looks, which says since when."""

    kind: AnomalyKind
    label: str | Promise
    rows: Callable[[datetime], QuerySet[Any] | Sequence[Any]]
    fields: Callable[[Any], dict[str, Any]]


def anomalies(kind: AnomalyKind | None, asked: PageQuery, *, now: datetime) -> AnomaliesOut:
    """A page of what waits for a person, of one kind or of all."""
    found = {source.kind: source.rows(now) for source in SOURCES}
    totals = {kind: _count(rows) for kind, rows in found.items()}
    wanted = [source for source in SOURCES if kind in (None, source.kind)]
    items: list[AnomalyOut] = []
    skip, room = asked.start, asked.page_size
    for source in wanted:
        rows = found[source.kind][skip : skip + room] if skip < totals[source.kind] else []
        items += [_shape(source, row, now) for row in rows]
        skip, room = max(0, skip - totals[source.kind]), asked.page_size - len(items)
        if not room:
            break
    return AnomaliesOut(
        items=items,
        total=sum(totals[source.kind] for source in wanted),
        page=asked.page,
        page_size=asked.page_size,
        counts=[
            AnomalyCountOut(kind=source.kind, kind_label=str(source.label), total=totals[source.kind])
            for source in SOURCES
        ],
    )


def totals(*, now: datetime) -> dict[str, int]:
    """How many of each kind there are."""
    return {source.kind: _count(source.rows(now)) for source in SOURCES}


def _count(rows: QuerySet[Any] | Sequence[Any]) -> int:
    return rows.count() if isinstance(rows, QuerySet) else len(rows)


def _shape(source: Source, row: Any, now: datetime) -> AnomalyOut:
    fields = {
        "id": None,
        "channel": None,
        "order_number": None,
        "bill_date": None,
        "amount_fen": None,
        "tries": None,
        **source.fields(row),
    }
    age = max(0, int((now - fields["since"]).total_seconds()))
    return AnomalyOut(kind=source.kind, kind_label=str(source.label), age_seconds=age, **fields)


def _notices(_now: datetime) -> QuerySet[GatewayEvent]:
    # That money which is being sent back was paid is no news; that something is wrong with its refund is.
    sent_back = ForeignRefund.objects.filter(
        channel=OuterRef("channel"), out_trade_no=OuterRef("out_trade_no")
    )
    is_of_payment = Q(verdict=Verdict.UNKNOWN_TRADE) | Q(attempt__isnull=False, reason="amount")
    waiting = GatewayEvent.objects.filter(verdict__in=NEEDS_A_PERSON, resolved_at=None)
    waiting = waiting.exclude(is_of_payment & Exists(sent_back))
    return waiting.select_related("attempt__order").order_by("id")


def _notice(event: GatewayEvent) -> dict[str, Any]:
    actions: list[AnomalyAction] = ["refund_foreign_money", "attach", "resolve"]
    attempt = event.attempt
    return {
        "id": event.pk,
        "channel": CHANNEL_NAMES[event.channel],
        "number": event.out_trade_no,
        "order_number": attempt.order.number if attempt else None,
        "problem": event.reason or event.verdict,
        "tries": event.deliveries,
        "since": event.received_at,
        "actions": [action for action in actions if action != "attach" or attempt is None],
    }


def _refunds_waiting(_now: datetime) -> QuerySet[Refund]:
    return _refunds(Q(state__in=WITH_A_PERSON))


def _refunds_late(now: datetime) -> QuerySet[Refund]:
    return _refunds(Q(state__in=UNDER_WAY, created_at__lt=now - REFUND_LATE_AFTER))


def _refunds(those: Q) -> QuerySet[Refund]:
    return (
        Refund.objects.filter(those).select_related("attempt__order", "request").order_by("created_at", "id")
    )


def _refund(refund: Refund) -> dict[str, Any]:
    return {
        "channel": CHANNEL_NAMES[refund.attempt.channel],
        "number": refund.out_refund_no,
        "order_number": refund.attempt.order.number,
        "amount_fen": refund.amount_fen,
        "problem": refund.last_error or refund.state,
        "tries": refund.tries,
        "since": refund.created_at,
        "actions": refund_actions(refund),
    }


def _foreign_refunds(now: datetime) -> QuerySet[ForeignRefund]:
    late = Q(state__in=UNDER_WAY, created_at__lt=now - REFUND_LATE_AFTER)
    return ForeignRefund.objects.filter(late | Q(state__in=WITH_A_PERSON)).order_by("id")


def _foreign_refund(refund: ForeignRefund) -> dict[str, Any]:
    actions: list[AnomalyAction] = ["refund_foreign_money"]
    is_with_a_person = RefundState(refund.state) in WITH_A_PERSON
    return {
        "channel": CHANNEL_NAMES[refund.channel],
        "number": refund.out_trade_no,
        "amount_fen": refund.amount_fen,
        "problem": refund.last_error or refund.state,
        "tries": refund.tries,
        "since": refund.created_at,
        "actions": [*actions, "settled_by_hand"] if is_with_a_person else actions,
    }


def _not_opened(_now: datetime) -> QuerySet[Order]:
    return Order.objects.filter(fulfilment=Fulfilment.ERROR).order_by("id")


def _unopened(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "order_number": order.number,
        "amount_fen": order.payable_fen,
        "problem": order.opening_error,
        "tries": order.opening_tries,
        "since": order.paid_at or order.created_at,
        "actions": ["open_again"],
    }


def _differences(_now: datetime) -> QuerySet[Any]:
    return differences().filter(resolved_at=None).order_by("id")


def _difference(row: Any) -> dict[str, Any]:
    is_money = row.kind == "payment_missing_here"
    actions: list[AnomalyAction] = ["refund_foreign_money"] if is_money else []
    if is_money and row.order_number is None:
        actions.append("attach")
    return {
        "id": row.pk,
        "channel": CHANNEL_NAMES[row.bill.channel],
        "number": row.out_trade_no,
        "order_number": row.order_number,
        "bill_date": row.bill.bill_date,
        "amount_fen": row.ours_fen if row.theirs_fen is None else row.theirs_fen,
        "problem": row.kind,
        "since": row.found_at,
        "actions": [*actions, "resolve"],
    }


def _attempts_overdue(now: datetime) -> QuerySet[PaymentAttempt]:
    overdue = PaymentAttempt.objects.filter(state__in=UNFINISHED, expires_at__lt=now - 2 * GRACE)
    return overdue.select_related("order").order_by("expires_at", "id")


def _attempt(attempt: PaymentAttempt) -> dict[str, Any]:
    return {
        "channel": CHANNEL_NAMES[attempt.channel],
        "number": attempt.out_trade_no,
        "order_number": attempt.order.number,
        "amount_fen": attempt.amount_fen,
        "problem": attempt.state,
        "tries": attempt.queries,
        "since": attempt.expires_at,
        "actions": ["query_again"],
    }


def _late_bills(now: datetime) -> Sequence[Any]:
    return reconcile.due(now=now - reconcile.LATE_AFTER)


def _late_bill(row: Any) -> dict[str, Any]:
    channel, day = row
    return {
        "channel": CHANNEL_NAMES[channel],
        "number": day.isoformat(),
        "bill_date": day,
        "problem": "bill_late",
        "since": datetime.combine(day + timedelta(days=1), time(), SHANGHAI),
        "actions": ["run_bill"],
    }


# The gravest first.
SOURCES = (
    Source("notice", _("渠道通知与账不符"), _notices, _notice),
    Source("refund_waits", _("退款待人工处理"), _refunds_waiting, _refund),
    Source("not_opened", _("已付款未开通"), _not_opened, _unopened),
    Source("difference", _("对账差异"), _differences, _difference),
    Source("foreign_refund", _("外来款退款未完成"), _foreign_refunds, _foreign_refund),
    Source("refund_late", _("退款迟迟未完成"), _refunds_late, _refund),
    Source("attempt_overdue", _("支付过期未关闭"), _attempts_overdue, _attempt),
    Source("bill_late", _("对账单迟到"), _late_bills, _late_bill),
)
