"""How rules, quotes and requests look from outside."""

from datetime import datetime
from typing import Any, Literal

from luffy.core.calendar import day_of
from luffy.payments.models import UNDER_WAY, WITH_A_PERSON, Channel, Refund, RefundState
from luffy.refunds import quoting
from luffy.refunds.errors import REFUSALS
from luffy.refunds.models import UNDECIDED, RefundRequest, RefundRequestLine, RequestState
from luffy.refunds.policy import Rule
from luffy.refunds.quoting import Quote, QuotedLine
from luffy.refunds.schemas import (
    CashRefundOut,
    OpsRefundCaseOut,
    OpsRefundLineOut,
    OpsRefundOut,
    RefundCouponOut,
    RefundLineOut,
    RefundOut,
    RefundQuoteLineOut,
    RefundQuoteOut,
    RefundRuleOut,
    RefundTodayOut,
)

OpsAction = Literal["approve", "refuse", "retry", "settled-by-hand"]
CHANNELS: dict[Channel, Literal["wechat", "alipay"]] = {
    Channel.WECHAT: "wechat",
    Channel.ALIPAY: "alipay",
}


def rule_shape(rule: Rule) -> RefundRuleOut:
    return RefundRuleOut(
        name=rule.name,
        product_kind=rule.kind.value,
        within_days=rule.within_days,
        max_watched_percent=rule.max_watched_percent,
        max_modules_opened=rule.max_modules_opened,
        max_homework_graded=rule.max_homework_graded,
        gives=rule.gives.value,
        percent=rule.percent,
        fee_fen=rule.fee_fen,
    )


def quote_shape(quote: Quote, *, now: datetime) -> RefundQuoteOut:
    return RefundQuoteOut(
        order=quote.order.number,
        lines=[_quoted_line(line) for line in quote.lines],
        cash_fen=quote.cash_fen,
        berries=quote.berries,
        coupons=[
            RefundCouponOut(
                id=used.record_id,
                name=used.record.name,
                valid_until=used.record.valid_end_date,
                comes_back=quote.gives_coupons and used.record.valid_end_date >= day_of(now),
            )
            for used in quote.coupons
        ],
        scholarship_berries=quote.scholarship_berries,
    )


def _quoted_line(quoted: QuotedLine) -> RefundQuoteLineOut:
    line, verdict = quoted.line, quoted.verdict
    refused = verdict.refused
    return RefundQuoteLineOut(
        product=line.product.key,
        name=line.name,
        image=line.image,
        payable_fen=line.payable_fen,
        berries_spent=line.berries_spent,
        refused=refused.value if refused else None,
        refused_text=str(REFUSALS[refused].msg) if refused else None,
        rule=verdict.rule.name if verdict.rule else None,
        percent=verdict.percent,
        fee_fen=quoted.amounts.fee_fen,
        cash_fen=quoted.amounts.cash_fen,
        berries=quoted.amounts.berries,
        access_until=quoted.known.access_until,
    )


def request_shape(request: RefundRequest) -> RefundOut:
    """A request as its buyer sees it."""
    cash = request.cash_refund
    channel = Channel(cash.attempt.channel) if cash else None
    return RefundOut(
        **_told(request),
        lines=[RefundLineOut(**_line(row)) for row in _lines(request)],
        channel=CHANNELS[channel] if channel is not None else None,
        channel_label=str(channel.label) if channel is not None else None,
        actions=["withdraw"] if request.state in UNDECIDED else [],
    )


def ops_shape(request: RefundRequest, *, operator_id: int) -> OpsRefundOut:
    """A request as this operator sees it."""
    return OpsRefundOut(**_ops_told(request, operator_id))


def case_shape(request: RefundRequest, *, operator_id: int, now: datetime) -> OpsRefundCaseOut:
    """The same with what it would come to today, while it is to be decided."""
    today = None
    if request.state in UNDECIDED:
        cash_fen, berries = quoting.again(request, now=now)
        today = RefundTodayOut(cash_fen=cash_fen, berries=berries)
    return OpsRefundCaseOut(**_ops_told(request, operator_id), today=today)


def _ops_told(request: RefundRequest, operator_id: int) -> dict[str, Any]:
    first, second = request.first_approver, request.second_approver
    cash = request.cash_refund
    return {
        **_told(request),
        "username": request.account.username,
        "lines": [_ops_line(row) for row in _lines(request)],
        "first_approver": first.username if first else None,
        "second_approver": second.username if second else None,
        "cash_refund": _cash(cash) if cash else None,
        "actions": _ops_actions(request, operator_id),
    }


def _told(request: RefundRequest) -> dict[str, Any]:
    """What everybody who may see it is told."""
    return {
        "number": request.number,
        "order": request.order.number,
        "state": request.state,
        "state_label": str(RequestState(request.state).label),
        "reason": request.reason,
        "decision_reason": request.decision_reason,
        "cash_fen": request.cash_fen,
        "berries": request.berries,
        "gives_coupons": request.gives_coupons,
        "needs_two": request.needs_two,
        "is_stuck": _is_stuck(request),
        "asked_at": request.asked_at,
        "decided_at": request.decided_at,
        "done_at": request.done_at,
    }


def _lines(request: RefundRequest) -> list[RefundRequestLine]:
    return sorted(request.lines.all(), key=lambda row: row.line.position)


def _line(row: RefundRequestLine) -> dict[str, Any]:
    return {
        "product": row.line.product.key,
        "name": row.line.name,
        "image": row.line.image,
        "payable_fen": row.line.payable_fen,
        "berries_spent": row.line.berries_spent,
        "rule": row.rule_name,
        "percent": row.percent,
        "fee_fen": row.fee_fen,
        "cash_fen": row.cash_fen,
        "berries": row.berries,
    }


def _ops_line(row: RefundRequestLine) -> OpsRefundLineOut:
    return OpsRefundLineOut(**_line(row), facts=row.judged_by["facts"], judged_by_rule=row.judged_by["rule"])


def _cash(refund: Refund) -> CashRefundOut:
    return CashRefundOut(
        number=refund.out_refund_no,
        state=RefundState(refund.state).value,
        state_label=str(RefundState(refund.state).label),
        tries=refund.tries,
        next_try_at=refund.next_try_at if refund.state in UNDER_WAY else None,
        last_error=refund.last_error,
        by_hand_reference=refund.by_hand_reference,
    )


def _is_stuck(request: RefundRequest) -> bool:
    cash = request.cash_refund
    return request.state == RequestState.RETURNING and cash is not None and cash.state in WITH_A_PERSON


def _ops_actions(request: RefundRequest, operator_id: int) -> list[OpsAction]:
    if request.account_id == operator_id:
        return []
    if request.state in UNDECIDED:
        return ["refuse"] if request.first_approver_id == operator_id else ["approve", "refuse"]
    return ["retry", "settled-by-hand"] if _is_stuck(request) else []
