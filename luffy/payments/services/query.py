"""Ask a gateway what became of one attempt."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.logging import get_logger
from luffy.payments.gateways import Facts, TradeState
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import AttemptState, ForeignRefund, PaymentAttempt, Verdict
from luffy.payments.services import attempts, inbox
from luffy.payments.services.settle import Ruling, settle

log = get_logger(__name__)

# No trade is paid twice.
NOT_PAYABLE = (TradeState.CLOSED, TradeState.RETURNED)


def query(attempt_id: int, *, now: datetime, by: Actor) -> TradeState:
    """Ask, and act on the answer: settle what was paid, close what nobody can pay. Never inside a transaction.

    PAID means that the money is in our books; an answer that does not fit them gives UNKNOWN.
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    facts = gateway(attempt.channel).query(attempt, now=now)
    ruling = settle(attempt_id, facts, now=now, by=by)
    if ruling.verdict == Verdict.ANOMALY:
        inbox.keep_abnormal_answer(attempt, facts, ruling, now=now)
        return TradeState.UNKNOWN
    if facts.state is TradeState.RETURNED:
        _tell_unless_known(attempt_id, facts, now=now)
    if facts.state in NOT_PAYABLE:
        attempts.close(attempt_id, now=now, by=by)
    return facts.state


@transaction.atomic
def _tell_unless_known(attempt_id: int, facts: Facts, *, now: datetime) -> None:
    """Paid and given back, both without us: a person finds out by whom, and whether all of it went back."""
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    sent_back = ForeignRefund.objects.filter(channel=attempt.channel, out_trade_no=attempt.out_trade_no)
    if attempt.state == AttemptState.PAID or sent_back.exists():
        return
    log.error("payment anomaly", attempt=attempt.out_trade_no, anomaly="returned")
    inbox.keep_abnormal_answer(attempt, facts, Ruling(Verdict.ANOMALY, "returned"), now=now)
