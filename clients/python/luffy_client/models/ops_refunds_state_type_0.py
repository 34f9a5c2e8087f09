from typing import Literal

OpsRefundsStateType0 = Literal[
    "approved_once", "asked", "done", "refused", "returning", "stuck", "undecided", "withdrawn"
]

OPS_REFUNDS_STATE_TYPE_0_VALUES: set[OpsRefundsStateType0] = {
    "approved_once",
    "asked",
    "done",
    "refused",
    "returning",
    "stuck",
    "undecided",
    "withdrawn",
}


def check_ops_refunds_state_type_0(value: str) -> OpsRefundsStateType0:
    if value in OPS_REFUNDS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_REFUNDS_STATE_TYPE_0_VALUES!r}")
