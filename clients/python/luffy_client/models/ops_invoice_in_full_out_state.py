from typing import Literal

OpsInvoiceInFullOutState = Literal["failed", "issued", "requested", "withdrawn"]

OPS_INVOICE_IN_FULL_OUT_STATE_VALUES: set[OpsInvoiceInFullOutState] = {
    "failed",
    "issued",
    "requested",
    "withdrawn",
}


def check_ops_invoice_in_full_out_state(value: str) -> OpsInvoiceInFullOutState:
    if value in OPS_INVOICE_IN_FULL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_IN_FULL_OUT_STATE_VALUES!r}")
