"""Hold a day's bill against our books: take in what it proves and we did not hear of, name the rest.

Source: docs/rules/reconciliation.md
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from luffy.accounts.audit import Actor
from luffy.core.calendar import SHANGHAI, day_of
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.payments.errors import ChannelUnavailable
from luffy.payments.gateways.bills import BillNotReady, BillRow, BillUnreadable
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import (
    UNDER_WAY,
    Bill,
    BillDifference,
    BillLine,
    BillState,
    Channel,
    DifferenceKind,
    ForeignRefund,
    PaymentAttempt,
    Refund,
)
from luffy.payments.reconcile import Difference, Entry, Kind, Stand, compare
from luffy.payments.services import refund as refunds
from luffy.payments.services.keep_bill import keep
from luffy.payments.services.our_side import ONE_DAY, entries_for
from luffy.payments.services.query import query

log = get_logger(__name__)

BILL = Actor("bill")
# Yesterday's bill of both channels is there by then, in Shanghai.
READY_AT = time(10, 30)
LOOK_BACK = timedelta(days=30)
# Later than this a bill that has not come is told to a person.
LATE_AFTER = timedelta(hours=6)
# A refund that was under way on a bill should have reached its payer that many days after the bill's.
REFUND_ENDS_WITHIN_DAYS = 7


def due(*, now: datetime) -> list[tuple[Channel, date]]:
    """The days whose bill should be there and is not compared yet, oldest first."""
    today = day_of(now)
    last = today - ONE_DAY if now.astimezone(SHANGHAI).time() >= READY_AT else today - 2 * ONE_DAY
    return [
        (channel, day) for channel in Channel if _is_in_use(channel) for day in _uncompared(channel, last)
    ]


def plan(*, now: datetime) -> int:
    """Have each bill that is due looked at by a job of its own; give their number."""
    wanted = due(now=now)
    for channel, day in wanted:
        defer("payments.reconcile", channel=int(channel), day=day.isoformat())
    for bill in _with_refunds_to_end(now=now):
        defer("payments.reconcile", channel=bill.channel, day=bill.bill_date.isoformat())
    late = due(now=now - LATE_AFTER)
    if late:
        channel, day = late[0]
        log.error("bill is late", bills=len(late), channel=channel.name.lower(), day=day.isoformat())
    return len(wanted)


def reconcile(channel: int, day: date, *, now: datetime) -> Bill:
    """Fetch and compare the bill of that day in Shanghai. Again, it changes nothing unless something changed.

    Never inside a transaction. A bill that is not there or cannot be read leaves our books as they are.

    Raises:
        ChannelUnavailable
    """
    bill, _ = Bill.objects.get_or_create(channel=channel, bill_date=day)
    try:
        rows = list(gateway(channel).bill(day, now=now))
    except BillNotReady as problem:
        return _not_compared(bill, BillState.WAITING, str(problem))
    except BillUnreadable as problem:
        log.error("bill cannot be read", channel=channel, day=day.isoformat(), reason=str(problem))
        return _not_compared(bill, BillState.UNREADABLE, str(problem))
    theirs = [_entry(row) for row in rows]
    is_patient = day_of(now) <= _last_day_of_patience(day)
    found = compare(entries_for(bill, theirs), theirs, is_patient=is_patient)
    for difference in found:
        _ask(channel, difference, now=now)
    # Also what a notice told meanwhile counts.
    left = compare(entries_for(bill, theirs), theirs, is_patient=is_patient) if found else found
    with transaction.atomic():
        is_new = keep(bill, rows, found, left, now=now)
    if (
        is_new
        and Bill.objects.filter(channel=channel, bill_date=day + ONE_DAY, state=BillState.COMPARED).exists()
    ):
        # What the next day missed may be on this one, and the other way round.
        defer("payments.reconcile", channel=channel, day=(day + ONE_DAY).isoformat())
    return bill


def _entry(row: BillRow) -> Entry:
    stand = Stand.UNDER_WAY if row.is_under_way else Stand.MOVED
    return Entry(row.out_trade_no, row.out_refund_no, row.amount_fen, stand)


def _last_day_of_patience(day: date) -> date:
    return day + REFUND_ENDS_WITHIN_DAYS * ONE_DAY


def _with_refunds_to_end(*, now: datetime) -> Iterator[Bill]:
    """Bills to look at once more: patience with a refund on them is over, or what was told of one has ended."""
    number = OuterRef("out_refund_no")
    is_open = Exists(Refund.objects.filter(out_refund_no=number, state__in=UNDER_WAY)) | Exists(
        ForeignRefund.objects.filter(out_refund_no=number, state__in=UNDER_WAY)
    )
    told = BillDifference.objects.filter(kind=DifferenceKind.REFUND_UNFINISHED)
    is_told = Exists(told.filter(bill=OuterRef("bill"), out_refund_no=number))
    last = day_of(now) - (REFUND_ENDS_WITHIN_DAYS + 1) * ONE_DAY
    late = BillLine.objects.filter(
        is_open, ~is_told, is_under_way=True, bill__bill_date__range=(last - LOOK_BACK, last)
    )
    ended = told.filter(~is_open, resolved_at=None)
    bills = {*late.values_list("bill_id", flat=True), *ended.values_list("bill_id", flat=True)}
    yield from Bill.objects.filter(pk__in=bills).order_by("bill_date")


def _is_in_use(channel: Channel) -> bool:
    try:
        gateway(channel)
    except ChannelUnavailable:
        return False
    return True


def _uncompared(channel: Channel, last: date) -> Iterator[date]:
    first = PaymentAttempt.objects.filter(channel=channel).order_by("pk").first()
    if first is None:
        return
    compared = set(
        Bill.objects.filter(channel=channel, state=BillState.COMPARED).values_list("bill_date", flat=True)
    )
    day = max(day_of(first.created_at), last - LOOK_BACK)
    while day <= last:
        if day not in compared:
            yield day
        day += ONE_DAY


def _not_compared(bill: Bill, state: BillState, reason: str) -> Bill:
    """A bill that was compared once stays so."""
    Bill.objects.filter(pk=bill.pk).exclude(state=BillState.COMPARED).update(state=state, reason=reason[:255])
    bill.refresh_from_db()
    return bill


def _ask(channel: int, difference: Difference, *, now: datetime) -> None:
    """Ask the gateway about what only the bill knows: its answer, not the bill, moves our books."""
    if difference.kind is Kind.PAYMENT_MISSING_HERE:
        attempts = PaymentAttempt.objects.filter(channel=channel, out_trade_no=difference.out_trade_no)
        attempt_id = attempts.values_list("pk", flat=True).first()
        if attempt_id is not None:
            query(attempt_id, now=now, by=BILL)
    elif difference.kind in (Kind.REFUND_MISSING_HERE, Kind.REFUND_UNFINISHED):
        waiting = Refund.objects.filter(out_refund_no=difference.out_refund_no, state__in=UNDER_WAY)
        refund_id = waiting.values_list("pk", flat=True).first()
        if refund_id is not None:
            waiting.update(next_try_at=now)
            refunds.send(refund_id, now=now)
