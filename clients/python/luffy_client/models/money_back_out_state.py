from typing import Literal

MoneyBackOutState = Literal["returned", "returning", "with_school"]

MONEY_BACK_OUT_STATE_VALUES: set[MoneyBackOutState] = {
    "returned",
    "returning",
    "with_school",
}


def check_money_back_out_state(value: str) -> MoneyBackOutState:
    if value in MONEY_BACK_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MONEY_BACK_OUT_STATE_VALUES!r}")
