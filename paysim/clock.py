"""The gateway's own clock: real time plus what the control API has added. Beijing time at the edge."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta, timezone

from paysim.store import Store

BEIJING = timezone(timedelta(hours=8), "CST")
DAY_S = 86400.0
UNITS_S = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": DAY_S}
DURATION = re.compile(r"([+-]?\d+(?:\.\d+)?)([smhd]?)")
BEIJING_TEXT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


class BadDuration(Exception):
    """Not a number of seconds and not a text such as 90s, 6m, 2h, 3d."""


class Clock:
    """Seconds since 1970, movable."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._offset_s = float(store.setting("clock_offset_s", 0.0))

    def now(self) -> float:
        return time.time() + self._offset_s

    @property
    def offset_s(self) -> float:
        return self._offset_s

    def advance(self, by_s: float) -> None:
        self._store.keep_setting("clock_offset_s", self._offset_s + by_s)
        self._offset_s += by_s

    def reset(self) -> None:
        self._offset_s = 0.0


def duration_s(value: object) -> float:
    """Read `"2h"`, `"-6m"`, `"90"` or a plain number as seconds.

    Raises: BadDuration.
    """
    found = DURATION.fullmatch(str(value).strip())
    if not found:
        raise BadDuration(f"not a duration: {value!r}")
    return float(found[1]) * UNITS_S[found[2] or "s"]


def beijing(at: float) -> datetime:
    return datetime.fromtimestamp(at, BEIJING)


def beijing_text(at: float) -> str:
    """Write the instant as Alipay does: naive Beijing time."""
    return beijing(at).strftime("%Y-%m-%d %H:%M:%S")


def read_beijing_text(text: str) -> float | None:
    """Read naive Beijing time; None when it is not exactly `yyyy-MM-dd HH:mm:ss` or no real date."""
    if not BEIJING_TEXT.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING).timestamp()
    except ValueError:
        return None


def utc_text(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
