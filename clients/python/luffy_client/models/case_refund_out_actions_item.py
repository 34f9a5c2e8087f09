from typing import Literal

CaseRefundOutActionsItem = Literal["refund_attempt", "settled_by_hand"]

CASE_REFUND_OUT_ACTIONS_ITEM_VALUES: set[CaseRefundOutActionsItem] = {
    "refund_attempt",
    "settled_by_hand",
}


def check_case_refund_out_actions_item(value: str) -> CaseRefundOutActionsItem:
    if value in CASE_REFUND_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_REFUND_OUT_ACTIONS_ITEM_VALUES!r}")
