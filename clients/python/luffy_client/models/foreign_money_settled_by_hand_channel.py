from typing import Literal

ForeignMoneySettledByHandChannel = Literal["alipay", "wechat"]

FOREIGN_MONEY_SETTLED_BY_HAND_CHANNEL_VALUES: set[ForeignMoneySettledByHandChannel] = {
    "alipay",
    "wechat",
}


def check_foreign_money_settled_by_hand_channel(value: str) -> ForeignMoneySettledByHandChannel:
    if value in FOREIGN_MONEY_SETTLED_BY_HAND_CHANNEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FOREIGN_MONEY_SETTLED_BY_HAND_CHANNEL_VALUES!r}"
    )
