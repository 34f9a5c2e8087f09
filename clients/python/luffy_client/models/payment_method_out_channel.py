from typing import Literal

PaymentMethodOutChannel = Literal["alipay", "wechat"]

PAYMENT_METHOD_OUT_CHANNEL_VALUES: set[PaymentMethodOutChannel] = {
    "alipay",
    "wechat",
}


def check_payment_method_out_channel(value: str) -> PaymentMethodOutChannel:
    if value in PAYMENT_METHOD_OUT_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PAYMENT_METHOD_OUT_CHANNEL_VALUES!r}")
