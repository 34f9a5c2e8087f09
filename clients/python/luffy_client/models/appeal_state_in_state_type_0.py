from typing import Literal

AppealStateInStateType0 = Literal["open", "regraded", "upheld"]

APPEAL_STATE_IN_STATE_TYPE_0_VALUES: set[AppealStateInStateType0] = {
    "open",
    "regraded",
    "upheld",
}


def check_appeal_state_in_state_type_0(value: str) -> AppealStateInStateType0:
    if value in APPEAL_STATE_IN_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {APPEAL_STATE_IN_STATE_TYPE_0_VALUES!r}")
