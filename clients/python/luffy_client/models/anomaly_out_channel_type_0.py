from typing import Literal

AnomalyOutChannelType0 = Literal["alipay", "wechat"]

ANOMALY_OUT_CHANNEL_TYPE_0_VALUES: set[AnomalyOutChannelType0] = {
    "alipay",
    "wechat",
}


def check_anomaly_out_channel_type_0(value: str) -> AnomalyOutChannelType0:
    if value in ANOMALY_OUT_CHANNEL_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANOMALY_OUT_CHANNEL_TYPE_0_VALUES!r}")
