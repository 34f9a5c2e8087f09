from typing import Literal

RefundOutChannelType0 = Literal["alipay", "wechat"]

REFUND_OUT_CHANNEL_TYPE_0_VALUES: set[RefundOutChannelType0] = {
    "alipay",
    "wechat",
}


def check_refund_out_channel_type_0(value: str) -> RefundOutChannelType0:
    if value in REFUND_OUT_CHANNEL_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUND_OUT_CHANNEL_TYPE_0_VALUES!r}")
