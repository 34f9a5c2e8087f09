"""Send money back, exactly once however often we must ask."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, record
from luffy.core.failpoints import failpoint
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import UNDER_WAY, Refund, RefundState

log = get_logger(__name__)

# A gateway knows a refund no sooner than ten seconds after it was asked for.
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(hours=1)
# A job may be picked up a moment before its time.
SLACK = timedelta(seconds=1)
OVERDUE = timedelta(minutes=2)
BATCH = 200


def send(refund_id: int, *, now: datetime) -> None:
    """Try once, always with the same number; plan the next try unless it is done or refused for good.

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


def plan(*, now: datetime) -> int:
    """Have refunds tried whose own job got lost; give their number."""
    due = Refund.objects.filter(state__in=UNDER_WAY, next_try_at__lte=now - OVERDUE)
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:BATCH])
    for refund_id in ids:
        defer("payments.send_refund", refund_id=refund_id)
    return len(ids)


def _ask(refund: Refund, *, now: datetime) -> RefundFacts:
    channel = gateway(refund.attempt.channel)
    if refund.tries == 0:
        facts = channel.refund(refund, now=now)
        # It may refuse because an earlier request did its work and only its answer, or our note of it, got lost.
        is_refused = facts.outcome is RefundOutcome.REJECTED
        return replace(facts, outcome=RefundOutcome.UNKNOWN) if is_refused else facts
    known = channel.query_refund(refund, now=now)
    if known.outcome is not RefundOutcome.PROCESSING:
        return known
    return channel.refund(refund, now=now)


def _write_down(refund: Refund, facts: RefundFacts, *, now: datetime) -> None:
    before = {"state": refund.state}
    pause = min(FIRST_PAUSE * 2 ** min(refund.tries, 12), LONGEST_PAUSE)
    refund.tries += 1
    refund.last_error = facts.reason
    refund.next_try_at = None
    match facts.outcome:
        case RefundOutcome.SUCCESS:
            refund.state, refund.done_at = RefundState.DONE, now
        case RefundOutcome.REJECTED:
            refund.state = RefundState.REJECTED
            log.error("refund refused", refund=refund.out_refund_no, reason=facts.reason)
        case _:
            refund.next_try_at = now + pause
            log.warning("refund not done yet", refund=refund.out_refund_no, reason=facts.reason)
            defer("payments.send_refund", at=refund.next_try_at, refund_id=refund.pk)
    refund.save(update_fields=["state", "tries", "last_error", "next_try_at", "done_at"])
    if refund.state not in UNDER_WAY:
        change = (before, {"state": str(refund.state)})
        subject = f"refund:{refund.out_refund_no}"
        record(f"refund.{refund.state}", subject, by=SYSTEM_JOB, now=now, change=change, reason=facts.reason)
