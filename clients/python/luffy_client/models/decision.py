from typing import Literal

Decision = Literal["hide", "keep", "restore"]

DECISION_VALUES: set[Decision] = {
    "hide",
    "keep",
    "restore",
}


def check_decision(value: str) -> Decision:
    if value in DECISION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DECISION_VALUES!r}")
