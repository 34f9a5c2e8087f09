from typing import Literal

DifferenceOutChannel = Literal["alipay", "wechat"]

DIFFERENCE_OUT_CHANNEL_VALUES: set[DifferenceOutChannel] = {
    "alipay",
    "wechat",
}


def check_difference_out_channel(value: str) -> DifferenceOutChannel:
    if value in DIFFERENCE_OUT_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DIFFERENCE_OUT_CHANNEL_VALUES!r}")
