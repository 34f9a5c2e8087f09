from typing import Literal

OpsRunBillChannel = Literal["alipay", "wechat"]

OPS_RUN_BILL_CHANNEL_VALUES: set[OpsRunBillChannel] = {
    "alipay",
    "wechat",
}


def check_ops_run_bill_channel(value: str) -> OpsRunBillChannel:
    if value in OPS_RUN_BILL_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_RUN_BILL_CHANNEL_VALUES!r}")
