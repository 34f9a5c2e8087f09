"""Who was in the cart and who began to settle, by day: sets of account ids in Valkey.

Counted for the conversion only: a failure is logged, and nobody is kept from buying. The sets are gone after 40 days;
until then `luffy.figures` keeps their sizes.

Source: docs/rules/figures.md
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from redis import RedisError

from luffy.core.calendar import day_of
from luffy.core.logging import get_logger
from luffy.core.valkey import valkey

LIFE_SECONDS = 40 * 24 * 3600
log = get_logger(__name__)


class Step(StrEnum):
    CART = "cart"
    SETTLEMENT = "settlement"


def leave(step: Step, account_id: int, *, now: datetime) -> None:
    """Note that somebody came as far as that today."""
    key = _key(step, day_of(now))
    try:
        with valkey().pipeline(transaction=False) as pipe:
            pipe.sadd(key, account_id)
            pipe.expire(key, LIFE_SECONDS)
            pipe.execute()
    except RedisError as error:
        log.warning("a step is not counted", step=step, error=type(error).__name__)


def counts(days: Sequence[date]) -> list[tuple[int, int]]:
    """How many people were in the cart and at the settlement on each day. Raises: RedisError."""
    with valkey().pipeline(transaction=False) as pipe:
        for day in days:
            pipe.scard(_key(Step.CART, day))
            pipe.scard(_key(Step.SETTLEMENT, day))
        found = [int(one) for one in pipe.execute()]
    return list(zip(found[::2], found[1::2], strict=True))


def _key(step: Step, day: date) -> str:
    return f"footprints:{step}:{day.isoformat()}"
