"""Public numbers: time-ordered, unguessable, never a count."""

from datetime import datetime

from ulid import ULID


def new_number(now: datetime) -> str:
    """A ULID: 26 characters of Crockford base 32, which fits both payment channels' rules."""
    return str(ULID.from_datetime(now))
