"""The connection to Valkey (or Redis), one pool a process."""

from functools import lru_cache

from django.conf import settings
from redis import Redis


@lru_cache(maxsize=1)
def valkey() -> Redis:
    """Answers are texts. Every call may raise `redis.RedisError`; whoever calls decides what that means."""
    return Redis.from_url(
        settings.REDIS_URL, decode_responses=True, socket_timeout=2, socket_connect_timeout=2, protocol=3
    )
