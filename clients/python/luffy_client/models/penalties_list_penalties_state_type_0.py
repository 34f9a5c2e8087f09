from typing import Literal

PenaltiesListPenaltiesStateType0 = Literal["approved", "waiting", "waived"]

PENALTIES_LIST_PENALTIES_STATE_TYPE_0_VALUES: set[PenaltiesListPenaltiesStateType0] = {
    "approved",
    "waiting",
    "waived",
}


def check_penalties_list_penalties_state_type_0(value: str) -> PenaltiesListPenaltiesStateType0:
    if value in PENALTIES_LIST_PENALTIES_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PENALTIES_LIST_PENALTIES_STATE_TYPE_0_VALUES!r}"
    )
