from typing import Literal

OrderWithMoneyBackOutStatus = Literal["cancelled", "expired", "paid", "pending", "refunded", "refunding"]

ORDER_WITH_MONEY_BACK_OUT_STATUS_VALUES: set[OrderWithMoneyBackOutStatus] = {
    "cancelled",
    "expired",
    "paid",
    "pending",
    "refunded",
    "refunding",
}


def check_order_with_money_back_out_status(value: str) -> OrderWithMoneyBackOutStatus:
    if value in ORDER_WITH_MONEY_BACK_OUT_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ORDER_WITH_MONEY_BACK_OUT_STATUS_VALUES!r}"
    )
