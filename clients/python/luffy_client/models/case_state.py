from typing import Literal

CaseState = Literal["gone", "hidden", "kept", "waiting"]

CASE_STATE_VALUES: set[CaseState] = {
    "gone",
    "hidden",
    "kept",
    "waiting",
}


def check_case_state(value: str) -> CaseState:
    if value in CASE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_STATE_VALUES!r}")
