"""Send money back, exactly once however often we must ask."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce

from luffy.accounts.audit import GATEWAY, SYSTEM_JOB, Actor, record
from luffy.core.failpoints import failpoint
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.notify.models import Kind
from luffy.notify.services import notify
from luffy.payments.errors import RefundNotWithAPerson
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import (
    UNDER_WAY,
    WITH_A_PERSON,
    Channel,
    Disposition,
    PaymentAttempt,
    Refund,
    RefundReason,
    RefundState,
    Verdict,
)

log = get_logger(__name__)

# A gateway knows a refund no sooner than ten seconds after it was asked for.
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=1)
# A job may be picked up a moment before its time.
SLACK = timedelta(seconds=1)
OVERDUE = timedelta(minutes=2)
BATCH = 200
# How soon after one refund of a trade the channel takes another (3 seconds, a minute), and a little more.
NEXT_REFUND_AFTER = {Channel.ALIPAY: timedelta(seconds=5), Channel.WECHAT: timedelta(seconds=65)}
LONGEST_NUMBER = 64
SHORTENED_TO = 40
# What the buyer is told of money that goes back by itself. What she asked for, `luffy.refunds` tells.
BY_ITSELF = {
    RefundReason.CANCELLED: "late",
    RefundReason.EXPIRED: "late",
    RefundReason.PAID_ALREADY: "twice",
}
ENDS = {
    RefundOutcome.SUCCESS: RefundState.DONE,
    RefundOutcome.ABNORMAL: RefundState.ABNORMAL,
    RefundOutcome.REJECTED: RefundState.REJECTED,
}


def number_for(out_trade_no: str, *, prefix: str = "R", suffix: str = "") -> str:
    """The number of a refund of this payment: the same each time, and no longer than the gateways take."""
    number = f"{prefix}{out_trade_no}{suffix}"
    if len(number) <= LONGEST_NUMBER:
        return number
    return f"{prefix}{sha256(out_trade_no.encode()).hexdigest()[:SHORTENED_TO]}{suffix}"


def money_of(order_id: int) -> PaymentAttempt | None:
    """The attempt whose money paid the order, locked until the transaction ends. The order must be locked."""
    settled = PaymentAttempt.objects.filter(order_id=order_id, disposition=Disposition.SETTLED_ORDER)
    return settled.select_for_update().first()


def request(
    attempt: PaymentAttempt, *, amount_fen: int, number: str, reason: RefundReason, now: datetime, by: Actor
) -> Refund:
    """Have so much of a paid, locked attempt sent back. The number can exist only once.

    Raises:
        IntegrityError: the number exists, or more would go back than was paid; nothing was written.
    """
    refund = Refund.objects.create(
        out_refund_no=number,
        attempt=attempt,
        amount_fen=amount_fen,
        reason=reason,
        created_at=now,
        next_try_at=_earliest(attempt, now),
    )
    after = {"state": refund.state, "amount_fen": refund.amount_fen}
    subject = f"refund:{number}"
    record("refund.requested", subject, by=by, now=now, change=(None, after), reason=reason)
    if outcome := BY_ITSELF.get(reason):
        _tell(refund, outcome, now=now)
    _plan_next(refund, now=now)
    return refund


def send(refund_id: int, *, now: datetime) -> None:
    """Try once, always with the same number; plan the next try unless it is done or waits for a person.

    Source: docs/rules/late-money.md
    """
    refund = Refund.objects.select_related("attempt").get(pk=refund_id)
    if refund.state not in UNDER_WAY or (refund.next_try_at and refund.next_try_at > now + SLACK):
        return
    failpoint("K17")
    facts = _ask(refund, now=now)
    failpoint("K18")
    with transaction.atomic():
        locked = Refund.objects.select_for_update().get(pk=refund_id)
        if locked.state in UNDER_WAY:
            _write_down(locked, facts, now=now)
    failpoint("K19")


def note(out_refund_no: str, facts: RefundFacts, *, now: datetime, amount_fen: int | None = None) -> Verdict:
    """Take in what a gateway tells of a refund by itself. Told again, or after we asked, it changes nothing.

    `amount_fen` is what it says went back, where it says so.
    """
    with transaction.atomic():
        refund = Refund.objects.select_for_update().filter(out_refund_no=out_refund_no).first()
        if refund is None:
            return Verdict.UNKNOWN_TRADE
        state = ENDS.get(facts.outcome)
        if state is None:
            return Verdict.NOTED
        if amount_fen not in (None, refund.amount_fen) or _went_back_twice(refund, state):
            log.error("refund anomaly", refund=out_refund_no, told=state, state=refund.state)
            return Verdict.ANOMALY
        if refund.state == state:
            return Verdict.DUPLICATE
        _end(refund, state, reason=facts.reason, now=now, by=GATEWAY)
        failpoint("K20")
        return Verdict.SETTLED


def plan(*, now: datetime) -> int:
    """Have refunds tried whose own job got lost; give their number."""
    due = Refund.objects.filter(state__in=UNDER_WAY, next_try_at__lte=now - OVERDUE)
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:BATCH])
    for refund_id in ids:
        defer("payments.send_refund", refund_id=refund_id)
    return len(ids)


@transaction.atomic
def retry(refund_id: int, *, reason: str, now: datetime, by: Actor) -> None:
    """Have the gateway asked once more, with the same number, about a refund that waits for a person.

    Raises:
        RefundNotWithAPerson
    """
    refund = _with_a_person(refund_id)
    _move(refund, RefundState.REQUESTED, by=by, now=now, reason=reason, next_try_at=now)
    _plan_next(refund, now=now)


@transaction.atomic
def settle_by_hand(refund_id: int, *, reference: str, reason: str, now: datetime, by: Actor) -> None:
    """Write down that a person gave the money back another way; `reference` is the bank's number of it.

    Raises:
        RefundNotWithAPerson
    """
    refund = _with_a_person(refund_id)
    refund.by_hand_reference = reference
    refund.save(update_fields=["by_hand_reference"])
    _end(refund, RefundState.DONE, reason=reason, now=now, by=by)


def _earliest(attempt: PaymentAttempt, now: datetime) -> datetime:
    """When the channel will take another refund of this trade."""
    latest = attempt.refunds.aggregate(at=Max(Coalesce("done_at", "created_at")))["at"]
    return max(now, latest + NEXT_REFUND_AFTER[Channel(attempt.channel)]) if latest else now


def _went_back_twice(refund: Refund, told: RefundState) -> bool:
    """Whether the gateway gives back what a person already did, or takes back its word that it did."""
    if refund.state != RefundState.DONE:
        return False
    return told != RefundState.DONE or bool(refund.by_hand_reference)


def _with_a_person(refund_id: int) -> Refund:
    refund = Refund.objects.select_for_update().get(pk=refund_id)
    if refund.state not in WITH_A_PERSON:
        raise RefundNotWithAPerson(refund=refund.out_refund_no, state=refund.state)
    return refund


def _ask(refund: Refund, *, now: datetime) -> RefundFacts:
    channel = gateway(refund.attempt.channel)
    if refund.tries == 0:
        facts = channel.refund(refund, now=now)
        # It may refuse because an earlier request did its work and only its answer, or our note of it, got lost.
        is_refused = facts.outcome is RefundOutcome.REJECTED
        return replace(facts, outcome=RefundOutcome.UNKNOWN) if is_refused else facts
    known = channel.query_refund(refund, now=now)
    return channel.refund(refund, now=now) if known.outcome is RefundOutcome.UNSEEN else known


def _write_down(refund: Refund, facts: RefundFacts, *, now: datetime) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(refund.tries, 12), LONGEST_PAUSE)
    refund.tries += 1
    refund.save(update_fields=["tries"])
    if state := ENDS.get(facts.outcome):
        _end(refund, state, reason=facts.reason, now=now, by=SYSTEM_JOB)
        return
    log.warning("refund not done yet", refund=refund.out_refund_no, reason=facts.reason)
    is_taken_on = facts.outcome is RefundOutcome.PROCESSING
    state = RefundState.PROCESSING if is_taken_on else RefundState(refund.state)
    changes = {"next_try_at": now + pause, "last_error": facts.reason[:64]}
    _move(refund, state, by=SYSTEM_JOB, now=now, reason=facts.reason, **changes)
    _plan_next(refund, now=now)


def _end(refund: Refund, state: RefundState, *, reason: str, now: datetime, by: Actor) -> None:
    """The gateway (or a person) is through with a locked refund."""
    is_done = state is RefundState.DONE
    changes = {"done_at": now if is_done else None, "last_error": "" if is_done else reason[:64]}
    _move(refund, state, by=by, now=now, reason=reason, next_try_at=None, **changes)
    if state in WITH_A_PERSON:
        log.error("refund waits for a person", refund=refund.out_refund_no, state=state, reason=reason)
    elif refund.reason == RefundReason.CUSTOMER:
        defer("refunds.conclude", refund_id=refund.pk)
    elif refund.reason in BY_ITSELF:
        _tell(refund, "done", now=now)


def _tell(refund: Refund, outcome: str, *, now: datetime) -> None:
    """Let the buyer know of money that goes back by itself, of each step once."""
    order = refund.attempt.order
    notify(
        order.account_id,
        Kind.REFUND,
        params={"number": order.number, "amount_fen": refund.amount_fen, "outcome": outcome},
        link=f"/me/orders/{order.number}",
        key=f"refund:{refund.out_refund_no}:{outcome}",
        now=now,
    )


def _move(
    refund: Refund, state: RefundState, *, by: Actor, now: datetime, reason: str, **changes: Any
) -> None:
    """Write the state down, with an audit row where it is another one."""
    before, refund.state = refund.state, state
    for name, value in changes.items():
        setattr(refund, name, value)
    refund.save(update_fields=["state", *changes])
    if before != state:
        change = ({"state": str(before)}, {"state": str(state)})
        subject = f"refund:{refund.out_refund_no}"
        record(f"refund.{state}", subject, by=by, now=now, change=change, reason=reason)


def _plan_next(refund: Refund, *, now: datetime) -> None:
    later = refund.next_try_at if refund.next_try_at and refund.next_try_at > now else None
    defer("payments.send_refund", at=later, refund_id=refund.pk)
