"""Whether a server that the environment names can be reached, told in one line if not."""

from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg

from luffy.local.errors import CannotStart

PATIENCE_SECONDS = 5


def refuse_unreachable(variable: str, address: str) -> None:
    """Raises: CannotStart with the variable, the address without its password, and the reason."""
    knock: Callable[[str], None] = _postgres if variable == "DATABASE_URL" else _valkey
    try:
        knock(address)
    except (psycopg.Error, ConnectionError, ValueError) as error:
        reason = " ".join(str(error).partition("\n")[0].split())
        secret = _password(address)
        if secret:
            address, reason = address.replace(secret, "***"), reason.replace(secret, "***")
        raise CannotStart(f"{variable}={address} cannot be reached: {reason}") from error


def _postgres(address: str) -> None:
    psycopg.connect(address, connect_timeout=PATIENCE_SECONDS).close()


def _valkey(address: str) -> None:
    # Here, because `luffy up` on its own engines starts faster without.
    import redis

    patience = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
    try:
        with redis.Redis.from_url(address, **patience) as client:
            client.ping()
    except redis.RedisError as error:
        raise ConnectionError(str(error)) from error


def _password(address: str) -> str:
    """As it stands in the address, also where that is too odd for a parser."""
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return address.partition("://")[2].rpartition("@")[0].partition(":")[2]
