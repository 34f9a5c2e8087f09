from typing import Literal

PayInPaymentMethod = Literal["alipay", "alipay_wap", "wechat_h5", "wechat_jsapi", "wechat_native"]

PAY_IN_PAYMENT_METHOD_VALUES: set[PayInPaymentMethod] = {
    "alipay",
    "alipay_wap",
    "wechat_h5",
    "wechat_jsapi",
    "wechat_native",
}


def check_pay_in_payment_method(value: str) -> PayInPaymentMethod:
    if value in PAY_IN_PAYMENT_METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PAY_IN_PAYMENT_METHOD_VALUES!r}")
