from typing import Literal

OpsInvoiceOutBuyer = Literal["company", "personal"]

OPS_INVOICE_OUT_BUYER_VALUES: set[OpsInvoiceOutBuyer] = {
    "company",
    "personal",
}


def check_ops_invoice_out_buyer(value: str) -> OpsInvoiceOutBuyer:
    if value in OPS_INVOICE_OUT_BUYER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_OUT_BUYER_VALUES!r}")
