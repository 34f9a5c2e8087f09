from typing import Literal

TitleOutBuyer = Literal["company", "personal"]

TITLE_OUT_BUYER_VALUES: set[TitleOutBuyer] = {
    "company",
    "personal",
}


def check_title_out_buyer(value: str) -> TitleOutBuyer:
    if value in TITLE_OUT_BUYER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TITLE_OUT_BUYER_VALUES!r}")
