from typing import Literal

Unusable = Literal[
    "expired",
    "held",
    "members_only",
    "not_yet_valid",
    "not_yours",
    "other_product",
    "threshold_not_met",
    "used",
]

UNUSABLE_VALUES: set[Unusable] = {
    "expired",
    "held",
    "members_only",
    "not_yet_valid",
    "not_yours",
    "other_product",
    "threshold_not_met",
    "used",
}


def check_unusable(value: str) -> Unusable:
    if value in UNUSABLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNUSABLE_VALUES!r}")
