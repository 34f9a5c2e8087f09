from typing import Literal

OpsInvoiceOutState = Literal["failed", "issued", "requested", "withdrawn"]

OPS_INVOICE_OUT_STATE_VALUES: set[OpsInvoiceOutState] = {
    "failed",
    "issued",
    "requested",
    "withdrawn",
}


def check_ops_invoice_out_state(value: str) -> OpsInvoiceOutState:
    if value in OPS_INVOICE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_OUT_STATE_VALUES!r}")
