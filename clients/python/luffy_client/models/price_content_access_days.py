from typing import Literal

PriceContentAccessDays = Literal[1, 3, 7, 14, 30, 60, 90, 180, 360, 540, 720]

PRICE_CONTENT_ACCESS_DAYS_VALUES: set[PriceContentAccessDays] = {
    1,
    3,
    7,
    14,
    30,
    60,
    90,
    180,
    360,
    540,
    720,
}


def check_price_content_access_days(value: int) -> PriceContentAccessDays:
    if value in PRICE_CONTENT_ACCESS_DAYS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PRICE_CONTENT_ACCESS_DAYS_VALUES!r}")
