"""How many devices one account plays on at once. Valkey forgets, so losing it locks nobody out.

Source: docs/rules/playing.md
"""

from datetime import datetime

from django.conf import settings
from redis import RedisError

from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.learning.errors import TooManyDevices

# A device that said nothing for so long has stopped; players report every ten seconds.
SILENT_SECONDS = 45
log = get_logger(__name__)

# In one step, so that devices that come at once are counted one after the other.
_ENTER = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then
    return 0
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1
"""


def enter(account_id: int, device: str, now: datetime) -> None:
    """This device plays now.

    Raises:
        TooManyDevices: so many others do already.
    """
    second = int(now.timestamp())
    try:
        entered = valkey().eval(
            _ENTER,
            1,
            f"playing:{{{account_id}}}",
            device,
            second - SILENT_SECONDS,
            second,
            settings.PLAY_DEVICES,
            2 * SILENT_SECONDS,
        )
    except RedisError as error:
        log.warning("devices are not counted", error=type(error).__name__)
        return
    if not entered:
        log.info("too many devices play", account=account_id)
        raise TooManyDevices(at_most=settings.PLAY_DEVICES)


def leave(account_id: int, device: str) -> None:
    """This device stopped."""
    try:
        valkey().zrem(f"playing:{{{account_id}}}", device)
    except RedisError as error:
        log.warning("devices are not counted", error=type(error).__name__)
