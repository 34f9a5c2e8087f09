from typing import Literal

PaymentMethodOutDevice = Literal["desktop", "phone", "wechat"]

PAYMENT_METHOD_OUT_DEVICE_VALUES: set[PaymentMethodOutDevice] = {
    "desktop",
    "phone",
    "wechat",
}


def check_payment_method_out_device(value: str) -> PaymentMethodOutDevice:
    if value in PAYMENT_METHOD_OUT_DEVICE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PAYMENT_METHOD_OUT_DEVICE_VALUES!r}")
