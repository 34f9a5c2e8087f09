from typing import Literal

MyProductOutOpenedBy = Literal["enrolment", "membership", "module"]

MY_PRODUCT_OUT_OPENED_BY_VALUES: set[MyProductOutOpenedBy] = {
    "enrolment",
    "membership",
    "module",
}


def check_my_product_out_opened_by(value: str) -> MyProductOutOpenedBy:
    if value in MY_PRODUCT_OUT_OPENED_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_PRODUCT_OUT_OPENED_BY_VALUES!r}")
