from typing import Literal

RefundRuleOutGives = Literal["days_left", "percent", "unopened", "unwatched"]

REFUND_RULE_OUT_GIVES_VALUES: set[RefundRuleOutGives] = {
    "days_left",
    "percent",
    "unopened",
    "unwatched",
}


def check_refund_rule_out_gives(value: str) -> RefundRuleOutGives:
    if value in REFUND_RULE_OUT_GIVES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUND_RULE_OUT_GIVES_VALUES!r}")
