from typing import Literal

Cause = Literal["first_texts", "operator", "report", "word"]

CAUSE_VALUES: set[Cause] = {
    "first_texts",
    "operator",
    "report",
    "word",
}


def check_cause(value: str) -> Cause:
    if value in CAUSE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CAUSE_VALUES!r}")
