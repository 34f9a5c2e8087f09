from typing import Literal

OpsRefundOutState = Literal["approved_once", "asked", "done", "refused", "returning", "withdrawn"]

OPS_REFUND_OUT_STATE_VALUES: set[OpsRefundOutState] = {
    "approved_once",
    "asked",
    "done",
    "refused",
    "returning",
    "withdrawn",
}


def check_ops_refund_out_state(value: str) -> OpsRefundOutState:
    if value in OPS_REFUND_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_REFUND_OUT_STATE_VALUES!r}")
