from typing import Literal

OpsInvoiceInFullOutColor = Literal["blue", "red"]

OPS_INVOICE_IN_FULL_OUT_COLOR_VALUES: set[OpsInvoiceInFullOutColor] = {
    "blue",
    "red",
}


def check_ops_invoice_in_full_out_color(value: str) -> OpsInvoiceInFullOutColor:
    if value in OPS_INVOICE_IN_FULL_OUT_COLOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_IN_FULL_OUT_COLOR_VALUES!r}")
