from typing import Literal

LotOutOrigin = Literal["earned", "promotion", "refund"]

LOT_OUT_ORIGIN_VALUES: set[LotOutOrigin] = {
    "earned",
    "promotion",
    "refund",
}


def check_lot_out_origin(value: str) -> LotOutOrigin:
    if value in LOT_OUT_ORIGIN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LOT_OUT_ORIGIN_VALUES!r}")
