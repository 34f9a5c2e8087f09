from typing import Literal

PenaltyOutState = Literal["approved", "waiting", "waived"]

PENALTY_OUT_STATE_VALUES: set[PenaltyOutState] = {
    "approved",
    "waiting",
    "waived",
}


def check_penalty_out_state(value: str) -> PenaltyOutState:
    if value in PENALTY_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PENALTY_OUT_STATE_VALUES!r}")
