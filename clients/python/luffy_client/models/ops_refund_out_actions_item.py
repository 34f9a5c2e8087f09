from typing import Literal

OpsRefundOutActionsItem = Literal["approve", "refuse", "retry", "settled-by-hand"]

OPS_REFUND_OUT_ACTIONS_ITEM_VALUES: set[OpsRefundOutActionsItem] = {
    "approve",
    "refuse",
    "retry",
    "settled-by-hand",
}


def check_ops_refund_out_actions_item(value: str) -> OpsRefundOutActionsItem:
    if value in OPS_REFUND_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_REFUND_OUT_ACTIONS_ITEM_VALUES!r}")
