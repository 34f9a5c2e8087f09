from typing import Literal

OwedOutOrigin = Literal["earned", "promotion", "refund"]

OWED_OUT_ORIGIN_VALUES: set[OwedOutOrigin] = {
    "earned",
    "promotion",
    "refund",
}


def check_owed_out_origin(value: str) -> OwedOutOrigin:
    if value in OWED_OUT_ORIGIN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OWED_OUT_ORIGIN_VALUES!r}")
