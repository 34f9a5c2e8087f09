from typing import Literal

Sort = Literal["default", "newest", "price_down", "price_up"]

SORT_VALUES: set[Sort] = {
    "default",
    "newest",
    "price_down",
    "price_up",
}


def check_sort(value: str) -> Sort:
    if value in SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SORT_VALUES!r}")
