from typing import Literal

WithdrawalOutState = Literal[
    "approved", "bounced", "cancelled", "checked", "failed", "paid", "refused", "requested"
]

WITHDRAWAL_OUT_STATE_VALUES: set[WithdrawalOutState] = {
    "approved",
    "bounced",
    "cancelled",
    "checked",
    "failed",
    "paid",
    "refused",
    "requested",
}


def check_withdrawal_out_state(value: str) -> WithdrawalOutState:
    if value in WITHDRAWAL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WITHDRAWAL_OUT_STATE_VALUES!r}")
