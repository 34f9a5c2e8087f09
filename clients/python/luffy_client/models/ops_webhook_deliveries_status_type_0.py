from typing import Literal

OpsWebhookDeliveriesStatusType0 = Literal["dead", "delivered", "waiting"]

OPS_WEBHOOK_DELIVERIES_STATUS_TYPE_0_VALUES: set[OpsWebhookDeliveriesStatusType0] = {
    "dead",
    "delivered",
    "waiting",
}


def check_ops_webhook_deliveries_status_type_0(value: str) -> OpsWebhookDeliveriesStatusType0:
    if value in OPS_WEBHOOK_DELIVERIES_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPS_WEBHOOK_DELIVERIES_STATUS_TYPE_0_VALUES!r}"
    )
