"""The only door from money to "paid"."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.failpoints import failpoint
from luffy.core.logging import get_logger
from luffy.orders.errors import CannotReinstate
from luffy.orders.models import Order, OrderStatus, PaymentType
from luffy.orders.services import moves, pay
from luffy.payments.gateways import Facts, TradeState
from luffy.payments.models import (
    AttemptState,
    Channel,
    Disposition,
    PaymentAttempt,
    RefundReason,
    Verdict,
)
from luffy.payments.services import refund

log = get_logger(__name__)

PAYMENT_TYPES = {Channel.ALIPAY: PaymentType.ALIPAY, Channel.WECHAT: PaymentType.WECHAT}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a gateway's word turned out to be."""

    verdict: Verdict
    reason: str = ""


def settle(attempt_id: int, facts: Facts, *, now: datetime, by: Actor) -> Ruling:
    """Hold `facts` against our books and, if they say that this attempt was paid, take the money in.

    May be called any number of times at once, by notices, queries and people; it pays one order once. Money that
    has no order to pay goes back. In one transaction; the caller may have one open, but no gateway call in it.

    Source: docs/rules/settle.md, docs/rules/late-money.md
    """
    with transaction.atomic():
        order_id = PaymentAttempt.objects.values_list("order_id", flat=True).get(pk=attempt_id)
        order = moves.lock(order_id)
        attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
        if facts.state is not TradeState.PAID and not facts.mismatch:
            return Ruling(Verdict.NOTED, facts.reason)
        if anomaly := _anomaly(attempt, facts):
            log.error("payment anomaly", attempt=attempt.out_trade_no, anomaly=anomaly)
            return Ruling(Verdict.ANOMALY, anomaly)
        if attempt.state == AttemptState.PAID:
            return Ruling(Verdict.DUPLICATE)
        return _take_in(order, attempt, facts, now=now, by=by)


def _anomaly(attempt: PaymentAttempt, facts: Facts) -> str:
    """Why a person must look; empty if everything is as we asked for."""
    if facts.mismatch:
        return facts.mismatch
    if facts.amount_fen != attempt.amount_fen:
        return "amount"
    if not facts.channel_trade_no:
        return "no_trade_no"
    if attempt.state == AttemptState.PAID:
        return "" if attempt.channel_trade_no == facts.channel_trade_no else "other_trade_no"
    is_reused = PaymentAttempt.objects.filter(
        channel=attempt.channel, channel_trade_no=facts.channel_trade_no
    ).exists()
    return "reused_trade_no" if is_reused else ""


def _take_in(order: Order, attempt: PaymentAttempt, facts: Facts, *, now: datetime, by: Actor) -> Ruling:
    tender = pay.Tender(
        payment_type=PAYMENT_TYPES[Channel(attempt.channel)], payment_number=facts.channel_trade_no
    )
    refused = _pay_order(order, tender, now=now, by=by)
    disposition = Disposition.REFUND_REQUIRED if refused else Disposition.SETTLED_ORDER
    _record_payment(attempt, facts, disposition, now=now, by=by)
    failpoint("K9")
    if refused:
        # Its number follows from the attempt's, so that it can exist only once.
        number, fen = refund.number_for(attempt.out_trade_no), attempt.amount_fen
        refund.request(attempt, amount_fen=fen, number=number, reason=refused, now=now, by=by)
    else:
        # What else is open for this order is now one way too many: have it closed soon.
        PaymentAttempt.objects.filter(order=order, state=AttemptState.OPEN).update(next_query_at=now)
    log.info("payment taken in", attempt=attempt.out_trade_no, order=order.number, disposition=disposition)
    return Ruling(Verdict.SETTLED, refused or "")


def _pay_order(order: Order, tender: pay.Tender, *, now: datetime, by: Actor) -> RefundReason | None:
    """Pay the order; None if it is now paid by this money, else why the money must go back.

    Source: docs/rules/late-money.md
    """
    match order.status:
        case OrderStatus.PENDING:
            pay.pay(order, tender=tender, now=now, by=by)
            return None
        case OrderStatus.EXPIRED:
            try:
                pay.reinstate(order, tender=tender, now=now, by=by)
            except CannotReinstate:
                return RefundReason.EXPIRED
            return None
        case OrderStatus.CANCELLED:
            return RefundReason.CANCELLED
        case _:
            return RefundReason.PAID_ALREADY


def _record_payment(
    attempt: PaymentAttempt, facts: Facts, disposition: Disposition, *, now: datetime, by: Actor
) -> None:
    before = {"state": attempt.state}
    attempt.state = AttemptState.PAID
    attempt.disposition = disposition
    attempt.channel_trade_no = facts.channel_trade_no
    attempt.paid_at = now
    attempt.next_query_at = None
    attempt.save(update_fields=["state", "disposition", "channel_trade_no", "paid_at", "next_query_at"])
    after = {"state": str(attempt.state), "disposition": str(disposition)}
    record("payment.paid", f"attempt:{attempt.out_trade_no}", by=by, now=now, change=(before, after))
