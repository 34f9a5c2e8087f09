from typing import Literal

CaseOutFulfilment = Literal["done", "error", "not_due"]

CASE_OUT_FULFILMENT_VALUES: set[CaseOutFulfilment] = {
    "done",
    "error",
    "not_due",
}


def check_case_out_fulfilment(value: str) -> CaseOutFulfilment:
    if value in CASE_OUT_FULFILMENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_OUT_FULFILMENT_VALUES!r}")
