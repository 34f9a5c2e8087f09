from typing import Literal

BillOutState = Literal["compared", "unreadable", "waiting"]

BILL_OUT_STATE_VALUES: set[BillOutState] = {
    "compared",
    "unreadable",
    "waiting",
}


def check_bill_out_state(value: str) -> BillOutState:
    if value in BILL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BILL_OUT_STATE_VALUES!r}")
