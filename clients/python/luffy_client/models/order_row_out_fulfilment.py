from typing import Literal

OrderRowOutFulfilment = Literal["done", "error", "not_due"]

ORDER_ROW_OUT_FULFILMENT_VALUES: set[OrderRowOutFulfilment] = {
    "done",
    "error",
    "not_due",
}


def check_order_row_out_fulfilment(value: str) -> OrderRowOutFulfilment:
    if value in ORDER_ROW_OUT_FULFILMENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORDER_ROW_OUT_FULFILMENT_VALUES!r}")
