from typing import Literal

InvoiceOutState = Literal["failed", "issued", "requested", "withdrawn"]

INVOICE_OUT_STATE_VALUES: set[InvoiceOutState] = {
    "failed",
    "issued",
    "requested",
    "withdrawn",
}


def check_invoice_out_state(value: str) -> InvoiceOutState:
    if value in INVOICE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INVOICE_OUT_STATE_VALUES!r}")
