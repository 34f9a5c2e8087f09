from typing import Literal

OpsWithdrawalsStateType0 = Literal[
    "approved", "bounced", "cancelled", "checked", "failed", "paid", "refused", "requested"
]

OPS_WITHDRAWALS_STATE_TYPE_0_VALUES: set[OpsWithdrawalsStateType0] = {
    "approved",
    "bounced",
    "cancelled",
    "checked",
    "failed",
    "paid",
    "refused",
    "requested",
}


def check_ops_withdrawals_state_type_0(value: str) -> OpsWithdrawalsStateType0:
    if value in OPS_WITHDRAWALS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_WITHDRAWALS_STATE_TYPE_0_VALUES!r}")
