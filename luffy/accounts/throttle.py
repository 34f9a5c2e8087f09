"""How often somebody may try. Counted before the try, in one step, so that a parallel burst gains nothing.

Source: docs/rules/sign-in.md
"""

from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import cast

from django.conf import settings

from luffy.core.errors import TooManyRequests
from luffy.core.valkey import valkey

# A refused try neither counts nor extends the window: whoever is locked out gets in again when it ends.
_TAKE = """
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then
    return redis.call('PTTL', KEYS[1])
end
if redis.call('INCR', KEYS[1]) == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return -1
"""
_GIVE_BACK = "if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries of one kind in a window that begins with the first."""

    name: str
    at_most: int
    seconds: int = 300


PASSWORDS_PER_ACCOUNT = Limit("password:account", 10)
PASSWORDS_PER_ADDRESS = Limit("password:address", 50)


def registrations_per_address() -> Limit:
    return Limit("register:address", settings.REGISTRATIONS_PER_ADDRESS)


def take(limit: Limit, who: str) -> None:
    """Count one try.

    Raises:
        TooManyRequests: the limit is reached; nothing was counted.
        redis.RedisError: Valkey is away. Let it pass on: without a count nobody may guess.
    """
    milliseconds = cast("int", valkey().eval(_TAKE, 1, _key(limit, who), limit.at_most, limit.seconds))
    if milliseconds >= 0:
        raise TooManyRequests(retry_after=milliseconds // 1000 + 1)


def give_back(limit: Limit, who: str) -> None:
    """Uncount one try: it was no guess."""
    valkey().eval(_GIVE_BACK, 1, _key(limit, who))


def forget(limit: Limit, who: str) -> None:
    """Uncount all tries."""
    valkey().delete(_key(limit, who))


def neighbourhood(address: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 network that one IPv6 subscriber gets."""
    parsed = ip_address(address)
    return str(ip_network(f"{address}/64", strict=False)) if isinstance(parsed, IPv6Address) else address


def _key(limit: Limit, who: str) -> str:
    # Hashed: names are texts of any length, and people type passwords into the wrong field.
    return f"throttle:{limit.name}:{sha256(who.encode()).hexdigest()[:32]}"
