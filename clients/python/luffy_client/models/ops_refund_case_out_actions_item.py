from typing import Literal

OpsRefundCaseOutActionsItem = Literal["approve", "refuse", "retry", "settled-by-hand"]

OPS_REFUND_CASE_OUT_ACTIONS_ITEM_VALUES: set[OpsRefundCaseOutActionsItem] = {
    "approve",
    "refuse",
    "retry",
    "settled-by-hand",
}


def check_ops_refund_case_out_actions_item(value: str) -> OpsRefundCaseOutActionsItem:
    if value in OPS_REFUND_CASE_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPS_REFUND_CASE_OUT_ACTIONS_ITEM_VALUES!r}"
    )
