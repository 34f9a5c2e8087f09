from typing import Literal

OpsBillChannel = Literal["alipay", "wechat"]

OPS_BILL_CHANNEL_VALUES: set[OpsBillChannel] = {
    "alipay",
    "wechat",
}


def check_ops_bill_channel(value: str) -> OpsBillChannel:
    if value in OPS_BILL_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_BILL_CHANNEL_VALUES!r}")
