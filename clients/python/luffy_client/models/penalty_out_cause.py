from typing import Literal

PenaltyOutCause = Literal["copy", "d", "late", "passed_on_time"]

PENALTY_OUT_CAUSE_VALUES: set[PenaltyOutCause] = {
    "copy",
    "d",
    "late",
    "passed_on_time",
}


def check_penalty_out_cause(value: str) -> PenaltyOutCause:
    if value in PENALTY_OUT_CAUSE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PENALTY_OUT_CAUSE_VALUES!r}")
