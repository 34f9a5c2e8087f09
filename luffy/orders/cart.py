"""The cart: which products somebody chose, and at which price policy. Choices only; prices are read anew.

One hash an account, one field a product, so that two tabs never overwrite each other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from redis import RedisError

from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.orders.errors import CartFull, CartUnavailable, NotInCart

LIMIT = 50
LIFE_SECONDS = 30 * 24 * 3600

# Counting and adding must be one step, or a burst fills the cart past its limit.
_PUT = """
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
"""
# The moment of adding stays: another policy must not move the item in the list.
_CHANGE = """
local old = redis.call('HGET', KEYS[1], ARGV[1])
if not old then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. string.sub(old, string.find(old, '@'), -1))
return 1
"""

log = get_logger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    product: str
    price_policy_id: int
    added_at: datetime


def needs_valkey(function: Callable[P, T]) -> Callable[P, T]:
    """Turn an unreachable Valkey into the refusal that says so: choices are lost, never money."""

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except RedisError as error:
            log.error("valkey does not answer", error=type(error).__name__)
            raise CartUnavailable from error

    return guarded


def _key(account_id: int) -> str:
    return f"cart:{{{account_id}}}"


@needs_valkey
def entries(account_id: int) -> list[Entry]:
    """What is in the cart, oldest first."""
    stored: dict[str, str] = valkey().hgetall(_key(account_id))  # type: ignore[assignment]
    found = [_entry(product, value) for product, value in stored.items()]
    return sorted(found, key=lambda entry: (entry.added_at, entry.product))


def _entry(product: str, value: str) -> Entry:
    policy, _, moment = value.partition("@")
    return Entry(product, int(policy), datetime.fromtimestamp(float(moment), UTC))


@needs_valkey
def put(account_id: int, *, product: str, price_policy_id: int, now: datetime) -> None:
    """Add the product, or choose another price policy for it if it is there already.

    Raises:
        CartFull: `LIMIT` other products are in it.
    """
    added = valkey().eval(
        _PUT, 1, _key(account_id), product, f"{price_policy_id}@{now.timestamp()}", LIMIT, LIFE_SECONDS
    )
    if not added:
        raise CartFull(limit=LIMIT)


@needs_valkey
def change(account_id: int, *, product: str, price_policy_id: int) -> None:
    """Choose another price policy for a product that is in the cart.

    Raises:
        NotInCart: it is not.
    """
    if not valkey().eval(_CHANGE, 1, _key(account_id), product, price_policy_id):
        raise NotInCart(product=product)


@needs_valkey
def remove(account_id: int, *, product: str) -> None:
    """Raises: NotInCart."""
    if not valkey().hdel(_key(account_id), product):
        raise NotInCart(product=product)


def forget(account_id: int, products: Iterable[str]) -> None:
    """Take bought products out. A failure is only logged: the order stands, the cart is a convenience."""
    try:
        valkey().hdel(_key(account_id), *products)
    except RedisError as error:
        log.warning("bought products stay in the cart", error=type(error).__name__)


def empty(account_id: int) -> None:
    """Take everything out. A failure is only logged: carts end by themselves."""
    try:
        valkey().delete(_key(account_id))
    except RedisError as error:
        log.warning("cart not emptied", error=type(error).__name__)
