from typing import Literal

OpsInvoiceInFullOutBuyer = Literal["company", "personal"]

OPS_INVOICE_IN_FULL_OUT_BUYER_VALUES: set[OpsInvoiceInFullOutBuyer] = {
    "company",
    "personal",
}


def check_ops_invoice_in_full_out_buyer(value: str) -> OpsInvoiceInFullOutBuyer:
    if value in OPS_INVOICE_IN_FULL_OUT_BUYER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_INVOICE_IN_FULL_OUT_BUYER_VALUES!r}")
