"""What our books say of the money that a bill tells of, or should tell of.

Source: docs/rules/reconciliation.md
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Least

from luffy.core.calendar import SHANGHAI, day_of
from luffy.payments.models import (
    AttemptState,
    Bill,
    BillLine,
    BillState,
    ForeignRefund,
    PaymentAttempt,
    Refund,
    RefundState,
)
from luffy.payments.reconcile import Entry, Stand
from luffy.payments.services.follow_up import GRACE

# Clocks differ: what we wrote down at 23:59 may be of the next day to the gateway.
SKEW = timedelta(minutes=10)
CHUNK = 1_000
ONE_DAY = timedelta(days=1)


def entries_for(bill: Bill, told: Collection[Entry]) -> Iterator[Entry]:
    """Everything of ours that the bill tells of, of whatever day, and what it should tell of and does not."""
    wanted = {entry.numbers for entry in told}
    numbers = sorted({out_trade_no for out_trade_no, _ in wanted})
    known: set[tuple[str, str]] = set()
    for start in range(0, len(numbers), CHUNK):
        for entry in _known(bill.channel, numbers[start : start + CHUNK]):
            # What else became of the same trade is on the bill of another day, or will be.
            if entry.numbers in wanted:
                known.add(entry.numbers)
                yield entry
    for entry in (*_due_payments(bill), *_due_refunds(bill)):
        if entry.numbers not in known:
            yield entry


def _known(channel: int, numbers: Collection[str]) -> Iterator[Entry]:
    paid = PaymentAttempt.objects.filter(
        channel=channel, out_trade_no__in=numbers, state=AttemptState.PAID
    ).values_list("out_trade_no", "amount_fen")
    yield from (Entry(number, "", amount_fen) for number, amount_fen in paid)
    refunds = Refund.objects.filter(attempt__channel=channel, attempt__out_trade_no__in=numbers)
    for refund in refunds.select_related("attempt"):
        stand = _stand(refund.state, refund.by_hand_reference)
        yield Entry(refund.attempt.out_trade_no, refund.out_refund_no, refund.amount_fen, stand)
    for foreign in ForeignRefund.objects.filter(channel=channel, out_trade_no__in=numbers):
        number, fen = foreign.out_trade_no, foreign.amount_fen
        yield Entry(number, "", fen)
        yield Entry(number, foreign.out_refund_no, fen, _stand(foreign.state, foreign.by_hand_reference))


def _stand(state: str, by_hand_reference: str) -> Stand:
    if by_hand_reference:
        return Stand.BY_HAND
    return Stand.MOVED if state == RefundState.DONE else Stand.UNDER_WAY


_OF_REFUND = ("attempt__out_trade_no", "out_refund_no", "amount_fen")


def _returned(channel: int) -> QuerySet[Refund]:
    """Refunds that the gateway made: one done by hand is on no bill."""
    return Refund.objects.filter(attempt__channel=channel, state=RefundState.DONE, by_hand_reference="")


# What must be on this bill if it is on none other. Money moved between the moment its row was made and the one
# we heard of it (or, for a payment, its page's end); if midnight is between them, an earlier bill may have it.


def _due_payments(bill: Bill) -> Iterator[Entry]:
    paid = PaymentAttempt.objects.filter(channel=bill.channel, state=AttemptState.PAID)
    due = _last_seen_on(bill, paid, Least("paid_at", F("expires_at") + GRACE))
    due = due.filter(~Exists(_elsewhere(bill, OuterRef("out_trade_no"), "")))
    rows = due.values_list("created_at", "out_trade_no", "amount_fen")
    return (Entry(number, "", amount_fen) for number, amount_fen in _certain(bill, rows))


def _due_refunds(bill: Bill) -> Iterator[Entry]:
    due = _last_seen_on(bill, _returned(bill.channel), F("done_at"))
    due = due.filter(~Exists(_elsewhere(bill, OuterRef("attempt__out_trade_no"), OuterRef("out_refund_no"))))
    return (Entry(*row) for row in _certain(bill, due.values_list("created_at", *_OF_REFUND)))


def _last_seen_on(bill: Bill, rows: QuerySet[Any], latest: Least | F) -> QuerySet[Any]:
    start = datetime.combine(bill.bill_date, time(), SHANGHAI) - SKEW
    seen = ExpressionWrapper(latest, output_field=DateTimeField())
    due: QuerySet[Any] = rows.annotate(latest=seen).filter(latest__gte=start, latest__lt=start + ONE_DAY)
    return due


def _certain(bill: Bill, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Those whose every day before the bill's is compared: of others nobody can say that they are missing."""
    earlier = Bill.objects.filter(
        channel=bill.channel, state=BillState.COMPARED, bill_date__lt=bill.bill_date
    )
    compared = set(earlier.values_list("bill_date", flat=True))
    for since, *row in rows:
        first = day_of(since - SKEW)
        if all(first + ONE_DAY * n in compared for n in range((bill.bill_date - first).days)):
            yield tuple(row)


def _elsewhere(bill: Bill, out_trade_no: OuterRef, out_refund_no: OuterRef | str) -> QuerySet[BillLine]:
    return BillLine.objects.filter(
        ~Q(bill_id=bill.pk),
        bill__channel=bill.channel,
        out_trade_no=out_trade_no,
        out_refund_no=out_refund_no,
    )
