"""Money that came for none of our attempts, or of another amount: back to who paid it, or to the order it is for.

The gateway is asked each time what was paid: neither a notice nor an operator can make money up.
Source: docs/rules/reconciliation.md
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.orders.models import Order
from luffy.orders.services import moves
from luffy.payments.errors import NotForeignMoney, OrderDoesNotFit, OwnOrder, RefundNotWithAPerson
from luffy.payments.gateways import RefundFacts, RefundNotice, RefundOutcome, TradeState
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import (
    UNDER_WAY,
    WITH_A_PERSON,
    AttemptState,
    Channel,
    ForeignRefund,
    Method,
    PaymentAttempt,
    Refund,
    RefundReason,
    RefundState,
    Verdict,
)
from luffy.payments.services.follow_up import ASK_AGAIN_AFTER
from luffy.payments.services.query import query
from luffy.payments.services.refund import BATCH, LONGEST_PAUSE, OVERDUE, SLACK, number_for
from luffy.payments.services.resolve import resolve_all_of

log = get_logger(__name__)

METHODS = {Channel.ALIPAY: Method.PAGE, Channel.WECHAT: Method.NATIVE}
PAUSE = timedelta(minutes=1)


def send_back(channel: int, out_trade_no: str, *, reason: str, now: datetime, by: Actor) -> ForeignRefund:
    """Refund all that was paid under this number. Asked again, it tries the same refund again, also a refused one.

    Never inside a transaction.

    Raises:
        NotForeignMoney: the gateway does not say it was paid to us, or it is in our books.
        OwnOrder: it was paid for an order of the operator's own.
    """
    _refuse_own(channel, out_trade_no, by)
    known = ForeignRefund.objects.filter(channel=channel, out_trade_no=out_trade_no).first()
    if known is None:
        amount_fen = _paid_amount(channel, out_trade_no, now=now, by=by)
        with transaction.atomic():
            _one_at_a_time(out_trade_no)
            _refuse_ours(channel, out_trade_no, amount_fen)
            known, is_new = ForeignRefund.objects.get_or_create(
                channel=channel,
                out_trade_no=out_trade_no,
                defaults={
                    "out_refund_no": number_for(out_trade_no, prefix="F"),
                    "amount_fen": amount_fen,
                    "reason": reason,
                    "asked_by_id": by.account_id,
                    "created_at": now,
                    "next_try_at": now,
                },
            )
            if is_new:
                after = {"state": str(known.state), "amount_fen": amount_fen}
                subject = f"foreign_refund:{known.out_refund_no}"
                record("foreign.refund", subject, by=by, now=now, change=(None, after), reason=reason)
            resolve_all_of(channel, out_trade_no, reason=reason, now=now, by=by)
            defer("payments.send_foreign_refund", refund_id=known.pk)
    else:
        _take_up_again(known.pk, reason=reason, now=now, by=by)
    _send(known.pk, now=now)
    known.refresh_from_db()
    return known


def try_to_send(refund_id: int, *, now: datetime) -> None:
    """Ask for the refund if that is due, always with the same number, until the gateway says how it ended."""
    foreign = ForeignRefund.objects.get(pk=refund_id)
    if foreign.next_try_at and foreign.next_try_at <= now + SLACK:
        _send(refund_id, now=now)


def plan(*, now: datetime) -> int:
    """Have those tried whose own job got lost; give their number."""
    due = ForeignRefund.objects.filter(state__in=UNDER_WAY, next_try_at__lte=now - OVERDUE)
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:BATCH])
    for refund_id in ids:
        defer("payments.send_foreign_refund", refund_id=refund_id)
    return len(ids)


@transaction.atomic
def settle_by_hand(
    channel: int, out_trade_no: str, *, reference: str, reason: str, now: datetime, by: Actor
) -> ForeignRefund:
    """Write down that a person gave the money back another way; `reference` is the bank's number of it.

    Raises:
        NotForeignMoney: nobody asked for it to go back.
        RefundNotWithAPerson: the gateway is still at it, or it is done.
        OwnOrder: it was paid for an order of the operator's own.
    """
    _refuse_own(channel, out_trade_no, by)
    of_number = ForeignRefund.objects.select_for_update().filter(channel=channel, out_trade_no=out_trade_no)
    foreign = of_number.first()
    if foreign is None:
        raise NotForeignMoney(reason="no_refund")
    if foreign.state not in WITH_A_PERSON:
        raise RefundNotWithAPerson(refund=foreign.out_refund_no, state=foreign.state)
    before, foreign.state = foreign.state, RefundState.DONE
    foreign.done_at, foreign.last_error, foreign.by_hand_reference = now, "", reference
    foreign.save(update_fields=["state", "done_at", "last_error", "by_hand_reference"])
    change = ({"state": str(before)}, {"state": str(foreign.state), "reference": reference})
    subject = f"foreign_refund:{foreign.out_refund_no}"
    record("foreign.by_hand", subject, by=by, now=now, change=change, reason=reason)
    return foreign


@transaction.atomic
def note(refund_id: int, notice: RefundNotice, *, now: datetime) -> Verdict:
    """Take in what a gateway tells of such a refund by itself. Told again, it changes nothing."""
    foreign = ForeignRefund.objects.select_for_update().get(pk=refund_id)
    state = STATES.get(notice.facts.outcome)
    is_done = foreign.state == RefundState.DONE
    is_twice = is_done and (state != RefundState.DONE or foreign.by_hand_reference != "")
    if notice.mismatch or notice.amount_fen != foreign.amount_fen or is_twice:
        log.error("foreign refund anomaly", refund=foreign.out_refund_no, told=state, state=foreign.state)
        return Verdict.ANOMALY
    if foreign.state == state:
        return Verdict.DUPLICATE
    if state is None or state in UNDER_WAY:
        return Verdict.NOTED
    _write_down(foreign, notice.facts, now=now)
    return Verdict.SETTLED


def attach(
    channel: int, out_trade_no: str, *, order_id: int, reason: str, now: datetime, by: Actor
) -> PaymentAttempt:
    """Make the payment an attempt of that order, and let `settle` decide what becomes of the money.

    It pays the order if that waits for it, revives an expired one, and goes back otherwise. Asked again, it
    has the gateway asked again. Never inside a transaction.

    Raises:
        NotForeignMoney: the gateway does not say it was paid to us, or it is in our books or goes back.
        OrderDoesNotFit: the order asks for another amount.
        OwnOrder: it is the operator's own.
    """
    of_number = PaymentAttempt.objects.filter(out_trade_no=out_trade_no)
    attempt = of_number.filter(channel=channel, order_id=order_id).first()
    if attempt is None:
        amount_fen = _paid_amount(channel, out_trade_no, now=now, by=by)
        with transaction.atomic():
            order = moves.lock(order_id)
            if order.account_id == by.account_id:
                raise OwnOrder
            _one_at_a_time(out_trade_no)
            if of_number.exists() or ForeignRefund.objects.filter(out_trade_no=out_trade_no).exists():
                raise NotForeignMoney(reason="known")
            if order.payable_fen != amount_fen:
                raise OrderDoesNotFit(payable_fen=order.payable_fen, amount_fen=amount_fen)
            attempt = _attempt_of(order, channel, out_trade_no, now=now)
            after = {"state": str(attempt.state), "order": order.number, "amount_fen": amount_fen}
            subject = f"attempt:{out_trade_no}"
            record("foreign.attach", subject, by=by, now=now, change=(None, after), reason=reason)
            resolve_all_of(channel, out_trade_no, reason=reason, now=now, by=by)
    query(attempt.pk, now=now, by=by)
    attempt.refresh_from_db()
    return attempt


@transaction.atomic
def _take_up_again(refund_id: int, *, reason: str, now: datetime, by: Actor) -> None:
    """Have the gateway asked once more, if it waits for a person."""
    foreign = ForeignRefund.objects.select_for_update().get(pk=refund_id)
    if foreign.state not in WITH_A_PERSON:
        return
    before, foreign.state = foreign.state, RefundState.REQUESTED
    foreign.next_try_at = now
    foreign.save(update_fields=["state", "next_try_at"])
    change = ({"state": str(before)}, {"state": str(foreign.state)})
    subject = f"foreign_refund:{foreign.out_refund_no}"
    record("foreign.requested", subject, by=by, now=now, change=change, reason=reason)
    defer("payments.send_foreign_refund", refund_id=foreign.pk)


def _attempt_of(order: Order, channel: int, out_trade_no: str, *, now: datetime) -> PaymentAttempt:
    """Open, as if the buyer had been sent to pay by us."""
    return PaymentAttempt.objects.create(
        out_trade_no=out_trade_no,
        order=order,
        channel=channel,
        method=METHODS[Channel(channel)],
        amount_fen=order.payable_fen,
        subject=order.number,
        created_at=order.created_at,
        expires_at=now,
        next_query_at=now + ASK_AGAIN_AFTER,
    )


def _paid_amount(channel: int, out_trade_no: str, *, now: datetime, by: Actor) -> int:
    """What the gateway says was paid to us under this number.

    Raises: NotForeignMoney.
    """
    _refuse_ours(channel, out_trade_no)
    attempt = PaymentAttempt.objects.filter(channel=channel, out_trade_no=out_trade_no).first()
    if attempt is not None:
        # It may just be that we had not heard of it.
        query(attempt.pk, now=now, by=by)
        _refuse_ours(channel, out_trade_no)
    nobody_s = attempt or PaymentAttempt(
        out_trade_no=out_trade_no, channel=channel, method=METHODS[Channel(channel)]
    )
    facts = gateway(channel).query(nobody_s, now=now)
    if facts.state is not TradeState.PAID or facts.mismatch or not facts.amount_fen:
        raise NotForeignMoney(reason=facts.mismatch or str(facts.state))
    return facts.amount_fen


def _refuse_ours(channel: int, out_trade_no: str, amount_fen: int | None = None) -> None:
    """What is paid is in our books; what is of the right amount may be any moment."""
    ours = PaymentAttempt.objects.filter(channel=channel, out_trade_no=out_trade_no)
    if ours.filter(Q(state=AttemptState.PAID) | Q(amount_fen=amount_fen)).exists():
        raise NotForeignMoney(reason="known")


def _refuse_own(channel: int, out_trade_no: str, by: Actor) -> None:
    """Money of a wrong amount has no order, and yet was paid for one. Raises: OwnOrder."""
    meant = PaymentAttempt.objects.filter(channel=channel, out_trade_no=out_trade_no)
    if by.account_id and meant.filter(order__account_id=by.account_id).exists():
        raise OwnOrder


def _one_at_a_time(out_trade_no: str) -> None:
    """Two operators may press both buttons: the money has one way to go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"foreign:{out_trade_no}"])


def _send(refund_id: int, *, now: datetime) -> None:
    foreign = ForeignRefund.objects.get(pk=refund_id)
    if foreign.state not in UNDER_WAY:
        return
    facts = _ask(foreign, now=now)
    with transaction.atomic():
        locked = ForeignRefund.objects.select_for_update().get(pk=refund_id)
        if locked.state in UNDER_WAY:
            _write_down(locked, facts, now=now)


def _ask(foreign: ForeignRefund, *, now: datetime) -> RefundFacts:
    channel = gateway(foreign.channel)
    refund = Refund(
        out_refund_no=foreign.out_refund_no,
        attempt=PaymentAttempt(
            out_trade_no=foreign.out_trade_no, channel=foreign.channel, amount_fen=foreign.amount_fen
        ),
        amount_fen=foreign.amount_fen,
        reason=RefundReason.FOREIGN,
    )
    if foreign.tries == 0:
        facts = channel.refund(refund, now=now)
        # Another request may have done its work or be at it; by the time we write, its tries may be counted.
        is_refused = facts.outcome is RefundOutcome.REJECTED
        return replace(facts, outcome=RefundOutcome.UNKNOWN) if is_refused else facts
    known = channel.query_refund(refund, now=now)
    return channel.refund(refund, now=now) if known.outcome is RefundOutcome.UNSEEN else known


STATES = {
    RefundOutcome.SUCCESS: RefundState.DONE,
    RefundOutcome.PROCESSING: RefundState.PROCESSING,
    RefundOutcome.ABNORMAL: RefundState.ABNORMAL,
    RefundOutcome.REJECTED: RefundState.REJECTED,
}


def _write_down(foreign: ForeignRefund, facts: RefundFacts, *, now: datetime) -> None:
    before = foreign.state
    foreign.state = STATES.get(facts.outcome, RefundState(before))
    foreign.done_at = now if foreign.state == RefundState.DONE else None
    foreign.last_error = "" if foreign.done_at else facts.reason[:64]
    foreign.tries += 1
    pause = min(PAUSE * 2 ** min(foreign.tries, 6), LONGEST_PAUSE)
    foreign.next_try_at = now + pause if foreign.state in UNDER_WAY else None
    foreign.save(update_fields=["state", "done_at", "last_error", "tries", "next_try_at"])
    subject = f"foreign_refund:{foreign.out_refund_no}"
    if foreign.state != before:
        change = ({"state": str(before)}, {"state": str(foreign.state)})
        record(f"foreign.{foreign.state}", subject, by=SYSTEM_JOB, now=now, change=change)
    if foreign.next_try_at:
        defer("payments.send_foreign_refund", at=foreign.next_try_at, refund_id=foreign.pk)
    elif foreign.state != RefundState.DONE:
        log.error("foreign money cannot go back", refund=foreign.out_refund_no, reason=facts.reason)
