from typing import Literal

ReviewSort = Literal["helpful", "newest"]

REVIEW_SORT_VALUES: set[ReviewSort] = {
    "helpful",
    "newest",
}


def check_review_sort(value: str) -> ReviewSort:
    if value in REVIEW_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REVIEW_SORT_VALUES!r}")
