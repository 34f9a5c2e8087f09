from typing import Literal

OpsGiftsStateType0 = Literal["given", "refused", "waiting"]

OPS_GIFTS_STATE_TYPE_0_VALUES: set[OpsGiftsStateType0] = {
    "given",
    "refused",
    "waiting",
}


def check_ops_gifts_state_type_0(value: str) -> OpsGiftsStateType0:
    if value in OPS_GIFTS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_GIFTS_STATE_TYPE_0_VALUES!r}")
