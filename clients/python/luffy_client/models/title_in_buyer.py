from typing import Literal

TitleInBuyer = Literal["company", "personal"]

TITLE_IN_BUYER_VALUES: set[TitleInBuyer] = {
    "company",
    "personal",
}


def check_title_in_buyer(value: str) -> TitleInBuyer:
    if value in TITLE_IN_BUYER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TITLE_IN_BUYER_VALUES!r}")
