from typing import Literal

DeliveryDetailOutStatus = Literal["dead", "delivered", "waiting"]

DELIVERY_DETAIL_OUT_STATUS_VALUES: set[DeliveryDetailOutStatus] = {
    "dead",
    "delivered",
    "waiting",
}


def check_delivery_detail_out_status(value: str) -> DeliveryDetailOutStatus:
    if value in DELIVERY_DETAIL_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DELIVERY_DETAIL_OUT_STATUS_VALUES!r}")
