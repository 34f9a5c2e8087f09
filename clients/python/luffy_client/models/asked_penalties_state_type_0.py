from typing import Literal

AskedPenaltiesStateType0 = Literal["approved", "waiting", "waived"]

ASKED_PENALTIES_STATE_TYPE_0_VALUES: set[AskedPenaltiesStateType0] = {
    "approved",
    "waiting",
    "waived",
}


def check_asked_penalties_state_type_0(value: str) -> AskedPenaltiesStateType0:
    if value in ASKED_PENALTIES_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASKED_PENALTIES_STATE_TYPE_0_VALUES!r}")
