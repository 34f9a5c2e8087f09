"""What a refund ends."""

from collections.abc import Collection
from datetime import datetime

from luffy.accounts.audit import Actor
from luffy.core.calendar import day_of
from luffy.degrees.services import fee, moves, penalty
from luffy.degrees.services.told import tell_ended
from luffy.degrees.states import Move


def lock_all(enrolment_ids: Collection[int]) -> None:
    """Before wallets are: whoever grades locks them in this order too. Needs an open transaction."""
    for enrolment_id in sorted(enrolment_ids):
        moves.lock(enrolment_id)


def end_access(enrolment_ids: Collection[int], *, by: Actor, now: datetime) -> None:
    """End these enrolments for ever: no module opens any more, and the mentor is paid nothing for them.

    The same degree can be bought again at once. Needs an open transaction.

    Source: docs/rules/degree-enrolment.md
    """
    for enrolment_id in sorted(enrolment_ids):
        enrolment = moves.lock(enrolment_id)
        moves.make(enrolment, Move.REFUND, by=by, now=now, ended_date=day_of(now))
        enrolment.pauses.filter(back_date__isnull=True).update(back_date=day_of(now))
        penalty.lapse(enrolment, by=by, now=now)
        fee.stop(enrolment, now=now)
        tell_ended(enrolment, "refund", day_of(now), now=now)
