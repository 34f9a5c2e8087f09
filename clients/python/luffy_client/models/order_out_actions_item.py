from typing import Literal

OrderOutActionsItem = Literal["cancel", "learn", "pay", "refund"]

ORDER_OUT_ACTIONS_ITEM_VALUES: set[OrderOutActionsItem] = {
    "cancel",
    "learn",
    "pay",
    "refund",
}


def check_order_out_actions_item(value: str) -> OrderOutActionsItem:
    if value in ORDER_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORDER_OUT_ACTIONS_ITEM_VALUES!r}")
