from typing import Literal

DeliveriesQueryStatusType0 = Literal["dead", "delivered", "waiting"]

DELIVERIES_QUERY_STATUS_TYPE_0_VALUES: set[DeliveriesQueryStatusType0] = {
    "dead",
    "delivered",
    "waiting",
}


def check_deliveries_query_status_type_0(value: str) -> DeliveriesQueryStatusType0:
    if value in DELIVERIES_QUERY_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DELIVERIES_QUERY_STATUS_TYPE_0_VALUES!r}")
