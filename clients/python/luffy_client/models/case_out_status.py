from typing import Literal

CaseOutStatus = Literal["cancelled", "expired", "paid", "pending", "refunded", "refunding"]

CASE_OUT_STATUS_VALUES: set[CaseOutStatus] = {
    "cancelled",
    "expired",
    "paid",
    "pending",
    "refunded",
    "refunding",
}


def check_case_out_status(value: str) -> CaseOutStatus:
    if value in CASE_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_OUT_STATUS_VALUES!r}")
