from typing import Literal

InvoiceOutColor = Literal["blue", "red"]

INVOICE_OUT_COLOR_VALUES: set[InvoiceOutColor] = {
    "blue",
    "red",
}


def check_invoice_out_color(value: str) -> InvoiceOutColor:
    if value in INVOICE_OUT_COLOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INVOICE_OUT_COLOR_VALUES!r}")
