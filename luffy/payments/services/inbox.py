"""What gateways told us, each word once, as it came."""

from datetime import datetime

from django.db.models import F

from luffy.payments.gateways import Facts, RefundNotice
from luffy.payments.models import GatewayEvent, PaymentAttempt, Verdict
from luffy.payments.services.settle import Ruling


def keep_notice(channel: int, notice: Facts | RefundNotice, *, now: datetime) -> GatewayEvent:
    """Store a notice, or count that it came again; its row is locked until the transaction ends."""
    event, is_new = GatewayEvent.objects.select_for_update().get_or_create(
        channel=channel,
        dedupe_key=notice.dedupe_key,
        defaults={
            "out_trade_no": notice.out_trade_no,
            "verdict": Verdict.UNKNOWN_TRADE,
            "raw": notice.raw,
            "received_at": now,
        },
    )
    if not is_new:
        GatewayEvent.objects.filter(pk=event.pk).update(deliveries=F("deliveries") + 1)
    return event


def conclude(event: GatewayEvent, attempt_id: int, ruling: Ruling) -> None:
    """Write down what became of a notice."""
    event.attempt_id, event.verdict, event.reason = attempt_id, ruling.verdict, ruling.reason
    event.save(update_fields=["attempt_id", "verdict", "reason"])


def keep_abnormal_answer(attempt: PaymentAttempt, facts: Facts, ruling: Ruling, *, now: datetime) -> None:
    """Store that a query's answer does not fit our books, once for each way in which it does not."""
    GatewayEvent.objects.get_or_create(
        channel=attempt.channel,
        dedupe_key=f"query:{attempt.out_trade_no}:{ruling.reason}",
        defaults={
            "out_trade_no": attempt.out_trade_no,
            "attempt": attempt,
            "verdict": ruling.verdict,
            "reason": ruling.reason,
            "raw": facts.raw,
            "received_at": now,
        },
    )
