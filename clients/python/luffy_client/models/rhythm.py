from typing import Literal

Rhythm = Literal["at_once", "daily", "weekly"]

RHYTHM_VALUES: set[Rhythm] = {
    "at_once",
    "daily",
    "weekly",
}


def check_rhythm(value: str) -> Rhythm:
    if value in RHYTHM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RHYTHM_VALUES!r}")
