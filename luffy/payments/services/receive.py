"""Is this notice genuine, and new?"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.db import connection, transaction
from redis import RedisError

from luffy.accounts.audit import GATEWAY
from luffy.core.failpoints import failpoint
from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.payments.gateways import Facts, RefundNotice, Rejected
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import ForeignRefund, PaymentAttempt, Refund, Verdict
from luffy.payments.services import foreign, inbox, refund
from luffy.payments.services.settle import Ruling, settle

log = get_logger(__name__)

REJECTED_KEY = "payments:rejected"
LOG_ONE_IN = 100
# WeChat wants its answer within five seconds, and whoever waits longer is told again anyway.
LOCK_WITHIN_MS = 2_000


class Reply(StrEnum):
    """`FAIL` asks for the notice again, later."""

    SUCCESS = "success"
    FAIL = "fail"


def receive(channel: int, headers: Mapping[str, str], raw: bytes, *, now: datetime) -> Reply:
    """Prove a notice, store it, act on it; all is committed when this returns.

    Source: docs/rules/verification.md
    """
    notice = gateway(channel).parse_notify(headers, raw, now=now)
    if isinstance(notice, Rejected):
        count_rejected(notice.reason)
        return Reply.FAIL
    failpoint("K7")
    with transaction.atomic():
        _wait_no_longer_than(LOCK_WITHIN_MS)
        reply = _take(channel, notice, now=now)
        failpoint("K11")
    failpoint("K12")
    return reply


def _wait_no_longer_than(limit_ms: int) -> None:
    """For a lock, in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(limit_ms)])


def _take(channel: int, notice: Facts | RefundNotice, *, now: datetime) -> Reply:
    event = inbox.keep_notice(channel, notice, now=now)
    failpoint("K8")
    if event.verdict != Verdict.UNKNOWN_TRADE:
        return Reply.SUCCESS
    if isinstance(notice, RefundNotice) and (sent_back := _foreign(channel, notice)):
        is_known = sent_back.out_refund_no == notice.out_refund_no
        event.verdict = foreign.note(sent_back.pk, notice, now=now) if is_known else Verdict.ANOMALY
        event.reason = notice.mismatch or f"refund_{notice.facts.outcome if is_known else 'unknown'}"
        event.save(update_fields=["verdict", "reason"])
        return Reply.SUCCESS
    attempt_id = (
        PaymentAttempt.objects.filter(channel=channel, out_trade_no=notice.out_trade_no)
        .values_list("pk", flat=True)
        .first()
    )
    ruling = _act_on(attempt_id, notice, now=now) if attempt_id else Ruling(Verdict.UNKNOWN_TRADE)
    if attempt_id is None or ruling.verdict == Verdict.UNKNOWN_TRADE:
        # Not ours, or restored from an older backup: it may be known when the notice comes again.
        log.error("notice of an unknown trade", out_trade_no=notice.out_trade_no)
        return Reply.FAIL
    inbox.conclude(event, attempt_id, ruling)
    # Also for an anomaly: the same notice again could not help, and a person is told.
    return Reply.SUCCESS


def _foreign(channel: int, notice: RefundNotice) -> ForeignRefund | None:
    """How money that belonged to no order goes back, if this is about such: there is one way for all of it."""
    if Refund.objects.filter(out_refund_no=notice.out_refund_no).exists():
        return None
    return ForeignRefund.objects.filter(channel=channel, out_trade_no=notice.out_trade_no).first()


def _act_on(attempt_id: int, notice: Facts | RefundNotice, *, now: datetime) -> Ruling:
    if isinstance(notice, Facts):
        return settle(attempt_id, notice, now=now, by=GATEWAY)
    is_known = Refund.objects.filter(attempt_id=attempt_id, out_refund_no=notice.out_refund_no).exists()
    if not is_known:
        return Ruling(Verdict.UNKNOWN_TRADE)
    if notice.mismatch or notice.amount_fen is None:
        log.error("refund anomaly", refund=notice.out_refund_no, anomaly=notice.mismatch or "amount")
        return Ruling(Verdict.ANOMALY, notice.mismatch or "amount")
    verdict = refund.note(notice.out_refund_no, notice.facts, now=now, amount_fen=notice.amount_fen)
    return Ruling(verdict, f"refund_{notice.facts.outcome}")


def count_rejected(reason: str) -> None:
    """Count what proved to be nobody's word, and log a sample. No rows: anybody can send these."""
    try:
        count = int(valkey().hincrby(REJECTED_KEY, reason, 1))
    except RedisError:
        return
    if count % LOG_ONE_IN == 1:
        log.warning("notice rejected", reason=reason, so_far=count)
