from typing import Literal

OrderLineOutRefundStateType0 = Literal["asked", "returned", "returning"]

ORDER_LINE_OUT_REFUND_STATE_TYPE_0_VALUES: set[OrderLineOutRefundStateType0] = {
    "asked",
    "returned",
    "returning",
}


def check_order_line_out_refund_state_type_0(value: str) -> OrderLineOutRefundStateType0:
    if value in ORDER_LINE_OUT_REFUND_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ORDER_LINE_OUT_REFUND_STATE_TYPE_0_VALUES!r}"
    )
