"""Is this notice genuine, and new?"""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from redis import RedisError

from luffy.accounts.audit import GATEWAY
from luffy.core.failpoints import failpoint
from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.payments.gateways import Facts, Rejected
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import PaymentAttempt, Verdict
from luffy.payments.services import inbox
from luffy.payments.services.settle import settle

log = get_logger(__name__)

REJECTED_KEY = "payments:rejected"
LOG_ONE_IN = 100


class Reply(StrEnum):
    """`FAIL` asks for the notice again, later."""

    SUCCESS = "success"
    FAIL = "fail"


def receive(channel: int, raw: bytes, *, now: datetime) -> Reply:
    """Prove a notice, store it, settle; all is committed when this returns.

    Source: docs/rules/verification.md
    """
    facts = gateway(channel).parse_notify(raw)
    if isinstance(facts, Rejected):
        count_rejected(facts.reason)
        return Reply.FAIL
    failpoint("K7")
    with transaction.atomic():
        reply = _take(channel, facts, now=now)
        failpoint("K11")
    failpoint("K12")
    return reply


def _take(channel: int, facts: Facts, *, now: datetime) -> Reply:
    event = inbox.keep_notice(channel, facts, now=now)
    failpoint("K8")
    if event.verdict != Verdict.UNKNOWN_TRADE:
        return Reply.SUCCESS
    attempt_id = (
        PaymentAttempt.objects.filter(channel=channel, out_trade_no=facts.out_trade_no)
        .values_list("pk", flat=True)
        .first()
    )
    if attempt_id is None:
        # Not ours, or restored from an older backup: it may be known when the notice comes again.
        log.error("notice of an unknown trade", out_trade_no=facts.out_trade_no)
        return Reply.FAIL
    inbox.conclude(event, attempt_id, settle(attempt_id, facts, now=now, by=GATEWAY))
    # Also for an anomaly: the same notice again could not help, and a person is told.
    return Reply.SUCCESS


def count_rejected(reason: str) -> None:
    """Count what proved to be nobody's word, and log a sample. No rows: anybody can send these."""
    try:
        count = int(valkey().hincrby(REJECTED_KEY, reason, 1))
    except RedisError:
        return
    if count % LOG_ONE_IN == 1:
        log.warning("notice rejected", reason=reason, so_far=count)
