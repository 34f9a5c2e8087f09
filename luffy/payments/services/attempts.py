"""What an attempt may become, other than paid; for that there is `settle` alone."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.payments.models import AttemptState, PaymentAttempt

UNFINISHED = (AttemptState.OPEN, AttemptState.ABANDONED)


def close(attempt_id: int, *, now: datetime, by: Actor) -> None:
    """Nobody can pay it any more. Changes nothing if it is closed or paid."""
    _move(attempt_id, to=AttemptState.CLOSED, now=now, by=by)


def abandon(attempt_id: int, *, now: datetime, by: Actor) -> None:
    """We gave it up, but a page that is still open may be paid. Changes nothing unless it is open."""
    _move(attempt_id, to=AttemptState.ABANDONED, now=now, by=by)


@transaction.atomic
def _move(attempt_id: int, *, to: AttemptState, now: datetime, by: Actor) -> None:
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    if attempt.state not in UNFINISHED or attempt.state == to:
        return
    before, attempt.state = attempt.state, to
    attempt.save(update_fields=["state"])
    change = ({"state": before}, {"state": str(to)})
    record(f"payment.{to}", f"attempt:{attempt.out_trade_no}", by=by, now=now, change=change)
