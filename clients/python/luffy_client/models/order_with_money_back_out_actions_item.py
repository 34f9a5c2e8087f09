from typing import Literal

OrderWithMoneyBackOutActionsItem = Literal["cancel", "learn", "pay", "refund"]

ORDER_WITH_MONEY_BACK_OUT_ACTIONS_ITEM_VALUES: set[OrderWithMoneyBackOutActionsItem] = {
    "cancel",
    "learn",
    "pay",
    "refund",
}


def check_order_with_money_back_out_actions_item(value: str) -> OrderWithMoneyBackOutActionsItem:
    if value in ORDER_WITH_MONEY_BACK_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ORDER_WITH_MONEY_BACK_OUT_ACTIONS_ITEM_VALUES!r}"
    )
