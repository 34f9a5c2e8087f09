from typing import Literal

OpsAttachForeignMoneyChannel = Literal["alipay", "wechat"]

OPS_ATTACH_FOREIGN_MONEY_CHANNEL_VALUES: set[OpsAttachForeignMoneyChannel] = {
    "alipay",
    "wechat",
}


def check_ops_attach_foreign_money_channel(value: str) -> OpsAttachForeignMoneyChannel:
    if value in OPS_ATTACH_FOREIGN_MONEY_CHANNEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPS_ATTACH_FOREIGN_MONEY_CHANNEL_VALUES!r}"
    )
