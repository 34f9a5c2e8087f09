from typing import Literal

OpsRefundCaseOutState = Literal["approved_once", "asked", "done", "refused", "returning", "withdrawn"]

OPS_REFUND_CASE_OUT_STATE_VALUES: set[OpsRefundCaseOutState] = {
    "approved_once",
    "asked",
    "done",
    "refused",
    "returning",
    "withdrawn",
}


def check_ops_refund_case_out_state(value: str) -> OpsRefundCaseOutState:
    if value in OPS_REFUND_CASE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_REFUND_CASE_OUT_STATE_VALUES!r}")
