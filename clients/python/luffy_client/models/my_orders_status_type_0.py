from typing import Literal

MyOrdersStatusType0 = Literal["cancelled", "expired", "paid", "pending", "refunded", "refunding"]

MY_ORDERS_STATUS_TYPE_0_VALUES: set[MyOrdersStatusType0] = {
    "cancelled",
    "expired",
    "paid",
    "pending",
    "refunded",
    "refunding",
}


def check_my_orders_status_type_0(value: str) -> MyOrdersStatusType0:
    if value in MY_ORDERS_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_ORDERS_STATUS_TYPE_0_VALUES!r}")
