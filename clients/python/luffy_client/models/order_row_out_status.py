from typing import Literal

OrderRowOutStatus = Literal["cancelled", "expired", "paid", "pending", "refunded", "refunding"]

ORDER_ROW_OUT_STATUS_VALUES: set[OrderRowOutStatus] = {
    "cancelled",
    "expired",
    "paid",
    "pending",
    "refunded",
    "refunding",
}


def check_order_row_out_status(value: str) -> OrderRowOutStatus:
    if value in ORDER_ROW_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORDER_ROW_OUT_STATUS_VALUES!r}")
