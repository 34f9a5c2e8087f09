"""Store a bill, and in what it differs from our books.

Source: docs/rules/reconciliation.md
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from luffy.core.failpoints import failpoint
from luffy.core.logging import get_logger
from luffy.payments.gateways.bills import BillKind, BillRow
from luffy.payments.models import Bill, BillDifference, BillLine, BillState
from luffy.payments.reconcile import Difference
from luffy.payments.services.our_side import CHUNK

log = get_logger(__name__)

# How a difference ended without a person.
TAKEN_IN, AGREES = "taken_in", "agrees_now"


def keep(
    bill: Bill,
    rows: Sequence[BillRow],
    found: Iterable[Difference],
    left: Iterable[Difference],
    *,
    now: datetime,
) -> bool:
    """Store the bill and its differences; whether it is another bill than before."""
    stored = Bill.objects.select_for_update().get(pk=bill.pk)
    digest = _digest(rows)
    is_new = stored.sha256 != digest
    if is_new:
        _keep_lines(stored, rows)
        stored.state, stored.reason, stored.sha256, stored.fetched_at = BillState.COMPARED, "", digest, now
        paid = [row.amount_fen for row in rows if row.kind is BillKind.PAY]
        returned = [row.amount_fen for row in rows if row.kind is BillKind.REFUND]
        stored.payments, stored.paid_fen = len(paid), sum(paid)
        stored.refunds, stored.refunded_fen = len(returned), sum(returned)
        stored.save(
            update_fields=[
                "state",
                "reason",
                "sha256",
                "fetched_at",
                "payments",
                "paid_fen",
                "refunds",
                "refunded_fen",
            ]
        )
    failpoint("K23")
    _keep_differences(stored, found, left, now=now)
    bill.refresh_from_db()
    return is_new


def _digest(rows: Iterable[BillRow]) -> str:
    parts = sorted(
        f"{row.kind} {row.out_trade_no} {row.out_refund_no} {row.channel_trade_no} {row.amount_fen} {row.at}"
        f"{' under way' if row.is_under_way else ''}"
        for row in rows
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _keep_lines(bill: Bill, rows: Sequence[BillRow]) -> None:
    """A corrected bill takes the place of the one before."""
    bill.lines.all().delete()
    lines = [
        BillLine(
            bill=bill,
            out_trade_no=row.out_trade_no,
            out_refund_no=row.out_refund_no,
            channel_trade_no=row.channel_trade_no,
            amount_fen=row.amount_fen,
            at=row.at,
            is_under_way=row.is_under_way,
        )
        for row in rows
    ]
    BillLine.objects.bulk_create(lines, batch_size=CHUNK)


def _keep_differences(
    bill: Bill, found: Iterable[Difference], left: Iterable[Difference], *, now: datetime
) -> None:
    """Add what is new, and end what is there no more. What a person has resolved stays resolved."""
    known = {
        (row.kind, row.out_trade_no, row.out_refund_no): row
        for row in BillDifference.objects.select_for_update().filter(bill=bill)
    }
    open_ones = {difference.key: difference for difference in left}
    new = {difference.key: difference for difference in (*found, *open_ones.values())}
    added = [
        _row(bill, difference, is_open=key in open_ones, now=now)
        for key, difference in new.items()
        if key not in known
    ]
    BillDifference.objects.bulk_create(added, batch_size=CHUNK)
    gone = [row.pk for key, row in known.items() if key not in open_ones and row.resolved_at is None]
    BillDifference.objects.filter(pk__in=gone).update(resolved_at=now, resolution=AGREES)
    back = [
        row.pk
        for key, row in known.items()
        if key in open_ones and row.resolved_at is not None and row.resolved_by_id is None
    ]
    BillDifference.objects.filter(pk__in=back).update(resolved_at=None, resolution="")
    _alarm(bill, [row for row in added if row.resolved_at is None], len(back))


def _row(bill: Bill, difference: Difference, *, is_open: bool, now: datetime) -> BillDifference:
    return BillDifference(
        bill=bill,
        kind=difference.kind.value,
        out_trade_no=difference.out_trade_no,
        out_refund_no=difference.out_refund_no,
        ours_fen=difference.ours_fen,
        theirs_fen=difference.theirs_fen,
        found_at=now,
        resolved_at=None if is_open else now,
        resolution="" if is_open else TAKEN_IN,
    )


def _alarm(bill: Bill, added: Collection[BillDifference], came_back: int) -> None:
    if added or came_back:
        kinds = dict(Counter(row.kind for row in added))
        log.error("bill differs", bill=str(bill), new=len(added), came_back=came_back, **kinds)
