"""What an operator says about money that did not fit: each needs a reason, and once is enough.

Source: docs/rules/reconciliation.md
"""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.payments.errors import DifferenceNotFound, EventNotFound
from luffy.payments.models import NEEDS_A_PERSON, BillDifference, DifferenceKind, GatewayEvent


@transaction.atomic
def resolve_difference(difference_id: int, *, reason: str, now: datetime, by: Actor) -> BillDifference:
    """Raises: DifferenceNotFound."""
    found = BillDifference.objects.select_for_update().filter(pk=difference_id).first()
    if found is None:
        raise DifferenceNotFound
    if found.resolved_at is None:
        _end(found, reason, now=now, by=by)
        subject = f"difference:{found.out_refund_no or found.out_trade_no}"
        record("difference.resolve", subject, by=by, now=now, change=(None, {"id": found.pk}), reason=reason)
    return found


@transaction.atomic
def resolve_event(event_id: int, *, reason: str, now: datetime, by: Actor) -> GatewayEvent:
    """Raises: EventNotFound."""
    events = GatewayEvent.objects.select_for_update(of=("self",)).filter(verdict__in=NEEDS_A_PERSON)
    found = events.filter(pk=event_id).first()
    if found is None:
        raise EventNotFound
    if found.resolved_at is None:
        _end(found, reason, now=now, by=by)
        subject = f"notice:{found.out_trade_no}"
        record("notice.resolve", subject, by=by, now=now, change=(None, {"id": found.pk}), reason=reason)
    return found


def resolve_all_of(channel: int, out_trade_no: str, *, reason: str, now: datetime, by: Actor) -> None:
    """End everything that was open about this payment: it was attached to an order, or goes back."""
    events = GatewayEvent.objects.filter(
        channel=channel, out_trade_no=out_trade_no, verdict__in=NEEDS_A_PERSON, resolved_at=None
    )
    differences = BillDifference.objects.filter(
        bill__channel=channel,
        out_trade_no=out_trade_no,
        kind=DifferenceKind.PAYMENT_MISSING_HERE,
        resolved_at=None,
    )
    for rows in (events, differences):
        rows.update(resolved_at=now, resolved_by=by.account_id, resolution=reason)


def _end(row: BillDifference | GatewayEvent, reason: str, *, now: datetime, by: Actor) -> None:
    row.resolved_at, row.resolved_by_id, row.resolution = now, by.account_id, reason
    row.save(update_fields=["resolved_at", "resolved_by", "resolution"])
