from typing import Literal

PlaceInPaymentMethodType0 = Literal["alipay", "alipay_wap", "wechat_h5", "wechat_jsapi", "wechat_native"]

PLACE_IN_PAYMENT_METHOD_TYPE_0_VALUES: set[PlaceInPaymentMethodType0] = {
    "alipay",
    "alipay_wap",
    "wechat_h5",
    "wechat_jsapi",
    "wechat_native",
}


def check_place_in_payment_method_type_0(value: str) -> PlaceInPaymentMethodType0:
    if value in PLACE_IN_PAYMENT_METHOD_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLACE_IN_PAYMENT_METHOD_TYPE_0_VALUES!r}")
