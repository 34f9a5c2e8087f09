from typing import Literal

AllInvoicesStateType0 = Literal["failed", "issued", "requested", "withdrawn"]

ALL_INVOICES_STATE_TYPE_0_VALUES: set[AllInvoicesStateType0] = {
    "failed",
    "issued",
    "requested",
    "withdrawn",
}


def check_all_invoices_state_type_0(value: str) -> AllInvoicesStateType0:
    if value in ALL_INVOICES_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ALL_INVOICES_STATE_TYPE_0_VALUES!r}")
