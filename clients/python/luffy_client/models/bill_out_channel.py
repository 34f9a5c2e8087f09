from typing import Literal

BillOutChannel = Literal["alipay", "wechat"]

BILL_OUT_CHANNEL_VALUES: set[BillOutChannel] = {
    "alipay",
    "wechat",
}


def check_bill_out_channel(value: str) -> BillOutChannel:
    if value in BILL_OUT_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BILL_OUT_CHANNEL_VALUES!r}")
