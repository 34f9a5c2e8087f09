from typing import Literal

CashRefundOutState = Literal["abnormal", "done", "processing", "rejected", "requested"]

CASH_REFUND_OUT_STATE_VALUES: set[CashRefundOutState] = {
    "abnormal",
    "done",
    "processing",
    "rejected",
    "requested",
}


def check_cash_refund_out_state(value: str) -> CashRefundOutState:
    if value in CASH_REFUND_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASH_REFUND_OUT_STATE_VALUES!r}")
