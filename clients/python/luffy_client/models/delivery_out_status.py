from typing import Literal

DeliveryOutStatus = Literal["dead", "delivered", "waiting"]

DELIVERY_OUT_STATUS_VALUES: set[DeliveryOutStatus] = {
    "dead",
    "delivered",
    "waiting",
}


def check_delivery_out_status(value: str) -> DeliveryOutStatus:
    if value in DELIVERY_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DELIVERY_OUT_STATUS_VALUES!r}")
