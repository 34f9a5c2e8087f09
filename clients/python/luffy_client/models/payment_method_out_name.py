from typing import Literal

PaymentMethodOutName = Literal["alipay", "alipay_wap", "wechat_h5", "wechat_jsapi", "wechat_native"]

PAYMENT_METHOD_OUT_NAME_VALUES: set[PaymentMethodOutName] = {
    "alipay",
    "alipay_wap",
    "wechat_h5",
    "wechat_jsapi",
    "wechat_native",
}


def check_payment_method_out_name(value: str) -> PaymentMethodOutName:
    if value in PAYMENT_METHOD_OUT_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PAYMENT_METHOD_OUT_NAME_VALUES!r}")
