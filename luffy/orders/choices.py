"""What somebody chose in the settlement: products, coupons, berries. Kept for half an hour, no prices in it."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from redis import RedisError

from luffy.core.ids import new_number
from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.orders.assessment import Choices, ChosenItem
from luffy.orders.cart import needs_valkey
from luffy.orders.errors import SettlementEmpty

LIFE = timedelta(minutes=30)
_SITE, _BERRIES, _HEAD, _LINE = "site", "berries", "head", "coupon:"

# Only into a settlement that still lives: a late write must not make a new one out of nothing.
_WRITE = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if ARGV[2] == '' then redis.call('HDEL', KEYS[1], ARGV[1]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
return 1
"""

_FORGET = """
local head = redis.call('HGET', KEYS[1], 'head')
if head and cjson.decode(head)['id'] == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""

log = get_logger(__name__)


def _key(account_id: int) -> str:
    return f"settlement:{{{account_id}}}"


@needs_valkey
def start(account_id: int, items: Sequence[ChosenItem], *, from_cart: bool, now: datetime) -> Choices:
    """Begin a settlement of these items; an earlier one of the account is forgotten."""
    choices = Choices(new_number(now), tuple(items), now + LIFE, from_cart=from_cart)
    head = {
        "id": choices.settlement_id,
        "items": [[item.product, item.price_policy_id] for item in choices.items],
        "expires_at": choices.expires_at.isoformat(),
        "from_cart": from_cart,
    }
    with valkey().pipeline(transaction=True) as pipe:
        pipe.delete(_key(account_id))
        pipe.hset(_key(account_id), _HEAD, json.dumps(head))
        pipe.expire(_key(account_id), LIFE)
        pipe.execute()
    return choices


@needs_valkey
def load(account_id: int, *, now: datetime) -> Choices:
    """Raises: SettlementEmpty."""
    stored: dict[str, str] = valkey().hgetall(_key(account_id))  # type: ignore[assignment]
    if _HEAD not in stored:
        raise SettlementEmpty
    head = json.loads(stored[_HEAD])
    expires_at = datetime.fromisoformat(head["expires_at"])
    if expires_at <= now:
        raise SettlementEmpty
    return Choices(
        settlement_id=head["id"],
        items=tuple(ChosenItem(product, policy) for product, policy in head["items"]),
        expires_at=expires_at,
        line_coupons={
            name.removeprefix(_LINE): int(record) for name, record in stored.items() if name.startswith(_LINE)
        },
        site_coupon_id=int(stored[_SITE]) if _SITE in stored else None,
        berries=int(stored.get(_BERRIES, 0)),
        from_cart=head["from_cart"],
    )


def choose_coupon(account_id: int, *, product: str | None, coupon_id: int | None) -> None:
    """Remember a coupon for a product (None: the whole order); None as coupon forgets it."""
    _write(account_id, _SITE if product is None else f"{_LINE}{product}", coupon_id)


def spend_berries(account_id: int, berries: int) -> None:
    _write(account_id, _BERRIES, berries or None)


@needs_valkey
def _write(account_id: int, name: str, value: int | None) -> None:
    if not valkey().eval(_WRITE, 1, _key(account_id), name, "" if value is None else value):
        raise SettlementEmpty


def forget(account_id: int, settlement_id: str) -> None:
    """This settlement became an order; one that was begun since stays.

    A failure is only logged: it cannot become a second order.
    """
    try:
        valkey().eval(_FORGET, 1, _key(account_id), settlement_id)
    except RedisError as error:
        log.warning("a finished settlement stays", error=type(error).__name__)
