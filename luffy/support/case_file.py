"""Everything about one order, on one page. Each list is capped: a case is read by a person."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from luffy.accounts.models import AuditEntry
from luffy.invoices.models import Invoice
from luffy.orders.models import OpenedAccess, Order, OrderStatus
from luffy.orders.shapes import STATUS_NAMES
from luffy.payments.models import ForeignRefund, GatewayEvent, PaymentAttempt, Refund
from luffy.refunds.models import RefundRequest
from luffy.support.masking import masked
from luffy.support.queries import (
    CHANNEL_NAMES,
    FULFILMENT_NAMES,
    difference_shape,
    differences,
    find_order,
    refund_actions,
)
from luffy.support.schemas import (
    CaseAccessOut,
    CaseAttemptOut,
    CaseCouponOut,
    CaseInvoiceOut,
    CaseLineOut,
    CaseNoticeOut,
    CaseOut,
    CaseRefundOut,
    CaseRequestOut,
    CaseStepOut,
    CaseTransferOut,
    NoticeFieldOut,
    PersonOut,
)
from luffy.wallet.models import Transfer

MOST = 50
MOST_STEPS = 200


def case_file(number: str) -> CaseOut:
    """Raises: OrderNotFound."""
    order = find_order(number)
    attempts = list(PaymentAttempt.objects.filter(order=order).order_by("-id")[:MOST])
    numbers = [attempt.out_trade_no for attempt in attempts]
    refunds = list(
        Refund.objects.filter(attempt__in=attempts)
        .select_related("attempt", "request")
        .order_by("-id")[:MOST]
    )
    foreign = list(ForeignRefund.objects.filter(out_trade_no__in=numbers).order_by("-id")[:MOST])
    requests, invoices = _requests(order), _invoices(order)
    subjects = [
        f"order:{order.number}",
        *(f"{kind}:{number}" for kind in ("attempt", "notice", "difference") for number in numbers),
        *(f"{kind}:{refund.out_refund_no}" for kind in ("refund", "difference") for refund in refunds),
        *(f"foreign_refund:{refund.out_refund_no}" for refund in foreign),
        *(f"refund_request:{request.number}" for request in requests),
        *(f"invoice:{invoice.number}" for invoice in invoices),
    ]
    return CaseOut(
        **_head(order),
        lines=_lines(order),
        attempts=[_attempt(attempt) for attempt in attempts],
        notices=_notices(numbers),
        steps=_steps(subjects),
        coupons=_coupons(order),
        transfers=_transfers(order),
        access=_access(order),
        requests=requests,
        refunds=[*map(_refund, refunds), *map(_foreign_refund, foreign)],
        invoices=invoices,
        differences=[
            difference_shape(row)
            for row in differences().filter(out_trade_no__in=numbers).order_by("-id")[:MOST]
        ],
    )


def _head(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "account": PersonOut(id=order.account_id, username=order.account.username),
        "status": STATUS_NAMES[OrderStatus(order.status)],
        "status_label": order.get_status_display(),
        "fulfilment": FULFILMENT_NAMES[order.fulfilment],
        "opening_tries": order.opening_tries,
        "opening_error": order.opening_error,
        "payment_type_label": order.get_payment_type_display(),
        "payment_number": order.payment_number,
        "listed_fen": order.listed_fen,
        "credit_fen": order.credit_fen,
        "line_discount_fen": order.line_discount_fen,
        "site_discount_fen": order.site_discount_fen,
        "berries_spent": order.berries_spent,
        "berries_discount_fen": order.berries_discount_fen,
        "payable_fen": order.payable_fen,
        "created_at": order.created_at,
        "expires_at": order.expires_at,
        "paid_at": order.paid_at,
        "cancelled_at": order.cancelled_at,
    }


def _lines(order: Order) -> list[CaseLineOut]:
    return [
        CaseLineOut(
            position=line.position,
            product=line.product.key,
            name=line.name,
            label=line.label,
            listed_fen=line.listed_fen,
            payable_fen=line.payable_fen,
            berries_spent=line.berries_spent,
        )
        for line in order.lines.select_related("product").order_by("position")
    ]


def _attempt(attempt: PaymentAttempt) -> CaseAttemptOut:
    return CaseAttemptOut(
        out_trade_no=attempt.out_trade_no,
        channel=CHANNEL_NAMES[attempt.channel],
        method=attempt.method,
        amount_fen=attempt.amount_fen,
        state=attempt.state,
        disposition=attempt.disposition,
        channel_trade_no=attempt.channel_trade_no,
        created_at=attempt.created_at,
        expires_at=attempt.expires_at,
        paid_at=attempt.paid_at,
        next_query_at=attempt.next_query_at,
        queries=attempt.queries,
    )


def _notices(numbers: Collection[str]) -> list[CaseNoticeOut]:
    events = GatewayEvent.objects.filter(out_trade_no__in=numbers).order_by("-id")[:MOST]
    return [
        CaseNoticeOut(
            id=event.pk,
            channel=CHANNEL_NAMES[event.channel],
            out_trade_no=event.out_trade_no,
            verdict=event.verdict,
            verdict_label=event.get_verdict_display(),
            reason=event.reason,
            deliveries=event.deliveries,
            received_at=event.received_at,
            resolved_at=event.resolved_at,
            resolution=event.resolution,
            fields=[NoticeFieldOut(name=name, value=value) for name, value in masked(bytes(event.raw))],
        )
        for event in events
    ]


def _steps(subjects: Collection[str]) -> list[CaseStepOut]:
    rows = AuditEntry.objects.filter(subject__in=subjects).select_related("actor").order_by("-id")
    return [
        CaseStepOut(
            at=row.at,
            actor=row.actor.username if row.actor else None,
            source=row.source,
            action=row.action,
            subject=row.subject,
            before=row.before,
            after=row.after,
            reason=row.reason,
        )
        for row in rows[:MOST_STEPS]
    ]


def _coupons(order: Order) -> list[CaseCouponOut]:
    return [
        CaseCouponOut(
            record_id=used.record_id,
            name=used.record.name,
            line=used.line.position if used.line else None,
            discount_fen=used.discount_fen,
            status=used.record.get_status_display(),
            released_at=used.released_at,
        )
        for used in order.coupons.select_related("record", "line").order_by("id")[:MOST]
    ]


def _transfers(order: Order) -> list[CaseTransferOut]:
    rows = Transfer.objects.filter(owner_id=order.account_id, key__startswith=f"order:{order.number}:")
    return [
        CaseTransferOut(
            key=row.key,
            label=row.get_transaction_type_display(),
            debit=row.debit.get_kind_display(),
            credit=row.credit.get_kind_display(),
            amount_berries=row.amount_berries,
            at=row.created_at,
        )
        for row in rows.select_related("debit", "credit").order_by("-id")[:MOST]
    ]


def _access(order: Order) -> list[CaseAccessOut]:
    rows = OpenedAccess.objects.filter(Q(line__order=order)).select_related(
        "line__product", "course_enrolment", "degree_enrolment", "membership"
    )
    return [_opened(row) for row in rows.order_by("line__position")[:MOST]]


def _opened(row: OpenedAccess) -> CaseAccessOut:
    course, degree = row.course_enrolment, row.degree_enrolment
    enrolment = course or degree or row.membership
    status = course.get_status_display() if course else degree.get_study_status_display() if degree else ""
    return CaseAccessOut(
        line=row.line.position,
        product=row.line.product.key,
        begin_date=enrolment.valid_begin_date if enrolment else None,
        end_date=enrolment.valid_end_date if enrolment else None,
        status=status,
    )


def _requests(order: Order) -> list[CaseRequestOut]:
    rows = RefundRequest.objects.filter(order=order).select_related("first_approver", "second_approver")
    return [
        CaseRequestOut(
            number=row.number,
            state=row.state,
            state_label=row.get_state_display(),
            cash_fen=row.cash_fen,
            berries=row.berries,
            reason=row.reason,
            decision_reason=row.decision_reason,
            decided_by=[person.username for person in (row.first_approver, row.second_approver) if person],
            asked_at=row.asked_at,
            done_at=row.done_at,
        )
        for row in rows.order_by("-id")[:MOST]
    ]


def _refund(refund: Refund) -> CaseRefundOut:
    return CaseRefundOut(
        out_refund_no=refund.out_refund_no,
        out_trade_no=refund.attempt.out_trade_no,
        amount_fen=refund.amount_fen,
        reason=refund.reason,
        reason_label=refund.get_reason_display(),
        state=refund.state,
        state_label=refund.get_state_display(),
        tries=refund.tries,
        last_error=refund.last_error,
        by_hand_reference=refund.by_hand_reference,
        created_at=refund.created_at,
        next_try_at=refund.next_try_at,
        done_at=refund.done_at,
        actions=refund_actions(refund),
    )


def _foreign_refund(refund: ForeignRefund) -> CaseRefundOut:
    """Money of another amount than was asked for, sent back by a person; what can be done is at the anomalies."""
    return CaseRefundOut(
        out_refund_no=refund.out_refund_no,
        out_trade_no=refund.out_trade_no,
        amount_fen=refund.amount_fen,
        reason="foreign",
        reason_label=refund.reason,
        state=refund.state,
        state_label=refund.get_state_display(),
        tries=refund.tries,
        last_error=refund.last_error,
        by_hand_reference=refund.by_hand_reference,
        created_at=refund.created_at,
        next_try_at=None,
        done_at=refund.done_at,
        actions=[],
    )


def _invoices(order: Order) -> list[CaseInvoiceOut]:
    return [
        CaseInvoiceOut(
            number=invoice.number,
            is_red=invoice.is_red,
            state=invoice.state,
            state_label=invoice.get_state_display(),
            amount_fen=invoice.amount_fen,
            official_number=invoice.official_number,
            requested_at=invoice.requested_at,
            issued_at=invoice.issued_at,
        )
        for invoice in Invoice.objects.filter(order=order).order_by("-id")[:MOST]
    ]
