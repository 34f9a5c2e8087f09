"""Ask a gateway what became of one attempt."""

from datetime import datetime

from luffy.accounts.audit import Actor
from luffy.payments.gateways import TradeState
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import PaymentAttempt, Verdict
from luffy.payments.services import attempts, inbox
from luffy.payments.services.settle import settle


def query(attempt_id: int, *, now: datetime, by: Actor) -> TradeState:
    """Ask, and act on the answer: settle what was paid, close what is closed. Never inside a transaction.

    PAID means that the money is in our books; an answer that does not fit them gives UNKNOWN.
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    facts = gateway(attempt.channel).query(attempt, now=now)
    ruling = settle(attempt_id, facts, now=now, by=by)
    if ruling.verdict == Verdict.ANOMALY:
        inbox.keep_abnormal_answer(attempt, facts, ruling, now=now)
        return TradeState.UNKNOWN
    if facts.state is TradeState.CLOSED:
        attempts.close(attempt_id, now=now, by=by)
    return facts.state
