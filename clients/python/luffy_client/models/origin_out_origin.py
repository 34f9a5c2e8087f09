from typing import Literal

OriginOutOrigin = Literal["earned", "promotion", "refund"]

ORIGIN_OUT_ORIGIN_VALUES: set[OriginOutOrigin] = {
    "earned",
    "promotion",
    "refund",
}


def check_origin_out_origin(value: str) -> OriginOutOrigin:
    if value in ORIGIN_OUT_ORIGIN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORIGIN_OUT_ORIGIN_VALUES!r}")
