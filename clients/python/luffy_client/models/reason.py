from typing import Literal

Reason = Literal["abuse", "cheating", "illegal", "other", "spam"]

REASON_VALUES: set[Reason] = {
    "abuse",
    "cheating",
    "illegal",
    "other",
    "spam",
}


def check_reason(value: str) -> Reason:
    if value in REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REASON_VALUES!r}")
