from typing import Literal

OpsWithdrawalOutMovesItem = Literal["approve", "bounced", "failed", "paid", "refuse"]

OPS_WITHDRAWAL_OUT_MOVES_ITEM_VALUES: set[OpsWithdrawalOutMovesItem] = {
    "approve",
    "bounced",
    "failed",
    "paid",
    "refuse",
}


def check_ops_withdrawal_out_moves_item(value: str) -> OpsWithdrawalOutMovesItem:
    if value in OPS_WITHDRAWAL_OUT_MOVES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_WITHDRAWAL_OUT_MOVES_ITEM_VALUES!r}")
