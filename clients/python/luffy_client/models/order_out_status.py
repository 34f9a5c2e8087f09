from typing import Literal

OrderOutStatus = Literal["cancelled", "expired", "paid", "pending", "refunded", "refunding"]

ORDER_OUT_STATUS_VALUES: set[OrderOutStatus] = {
    "cancelled",
    "expired",
    "paid",
    "pending",
    "refunded",
    "refunding",
}


def check_order_out_status(value: str) -> OrderOutStatus:
    if value in ORDER_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORDER_OUT_STATUS_VALUES!r}")
