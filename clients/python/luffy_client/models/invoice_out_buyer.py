from typing import Literal

InvoiceOutBuyer = Literal["company", "personal"]

INVOICE_OUT_BUYER_VALUES: set[InvoiceOutBuyer] = {
    "company",
    "personal",
}


def check_invoice_out_buyer(value: str) -> InvoiceOutBuyer:
    if value in INVOICE_OUT_BUYER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INVOICE_OUT_BUYER_VALUES!r}")
