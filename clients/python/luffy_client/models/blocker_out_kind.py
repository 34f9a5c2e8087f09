from typing import Literal

BlockerOutKind = Literal["order", "payment_refund", "refund", "role", "student", "withdrawal"]

BLOCKER_OUT_KIND_VALUES: set[BlockerOutKind] = {
    "order",
    "payment_refund",
    "refund",
    "role",
    "student",
    "withdrawal",
}


def check_blocker_out_kind(value: str) -> BlockerOutKind:
    if value in BLOCKER_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BLOCKER_OUT_KIND_VALUES!r}")
