from typing import Literal

MoneyBackOutReason = Literal["late", "twice"]

MONEY_BACK_OUT_REASON_VALUES: set[MoneyBackOutReason] = {
    "late",
    "twice",
}


def check_money_back_out_reason(value: str) -> MoneyBackOutReason:
    if value in MONEY_BACK_OUT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MONEY_BACK_OUT_REASON_VALUES!r}")
