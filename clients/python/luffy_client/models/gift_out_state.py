from typing import Literal

GiftOutState = Literal["given", "refused", "waiting"]

GIFT_OUT_STATE_VALUES: set[GiftOutState] = {
    "given",
    "refused",
    "waiting",
}


def check_gift_out_state(value: str) -> GiftOutState:
    if value in GIFT_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GIFT_OUT_STATE_VALUES!r}")
