from typing import Literal

OpsRefundForeignMoneyChannel = Literal["alipay", "wechat"]

OPS_REFUND_FOREIGN_MONEY_CHANNEL_VALUES: set[OpsRefundForeignMoneyChannel] = {
    "alipay",
    "wechat",
}


def check_ops_refund_foreign_money_channel(value: str) -> OpsRefundForeignMoneyChannel:
    if value in OPS_REFUND_FOREIGN_MONEY_CHANNEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPS_REFUND_FOREIGN_MONEY_CHANNEL_VALUES!r}"
    )
