from typing import Literal

OpsInvoiceOutColor = Literal["blue", "red"]

OPS_INVOICE_OUT_COLOR_VALUES: set[OpsInvoiceOutColor] = {
    "blue",
    "red",
}


def check_ops_invoice_out_color(value: str) -> OpsInvoiceOutColor:
    if value in OPS_INVOICE_OUT_COLOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_OUT_COLOR_VALUES!r}")
