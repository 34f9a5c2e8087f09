from typing import Literal

AppealOutState = Literal["open", "regraded", "upheld"]

APPEAL_OUT_STATE_VALUES: set[AppealOutState] = {
    "open",
    "regraded",
    "upheld",
}


def check_appeal_out_state(value: str) -> AppealOutState:
    if value in APPEAL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {APPEAL_OUT_STATE_VALUES!r}")
