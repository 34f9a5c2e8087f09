from typing import Literal

OpsWithdrawalOutState = Literal[
    "approved", "bounced", "cancelled", "checked", "failed", "paid", "refused", "requested"
]

OPS_WITHDRAWAL_OUT_STATE_VALUES: set[OpsWithdrawalOutState] = {
    "approved",
    "bounced",
    "cancelled",
    "checked",
    "failed",
    "paid",
    "refused",
    "requested",
}


def check_ops_withdrawal_out_state(value: str) -> OpsWithdrawalOutState:
    if value in OPS_WITHDRAWAL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_WITHDRAWAL_OUT_STATE_VALUES!r}")
