from typing import Literal

State = Literal["expired", "held", "unused", "used"]

STATE_VALUES: set[State] = {
    "expired",
    "held",
    "unused",
    "used",
}


def check_state(value: str) -> State:
    if value in STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STATE_VALUES!r}")
