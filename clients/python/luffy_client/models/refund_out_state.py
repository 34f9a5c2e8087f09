from typing import Literal

RefundOutState = Literal["approved_once", "asked", "done", "refused", "returning", "withdrawn"]

REFUND_OUT_STATE_VALUES: set[RefundOutState] = {
    "approved_once",
    "asked",
    "done",
    "refused",
    "returning",
    "withdrawn",
}


def check_refund_out_state(value: str) -> RefundOutState:
    if value in REFUND_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUND_OUT_STATE_VALUES!r}")
