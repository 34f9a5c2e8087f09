from typing import Literal

RefundRuleOutProductKind = Literal["course", "degree", "plan"]

REFUND_RULE_OUT_PRODUCT_KIND_VALUES: set[RefundRuleOutProductKind] = {
    "course",
    "degree",
    "plan",
}


def check_refund_rule_out_product_kind(value: str) -> RefundRuleOutProductKind:
    if value in REFUND_RULE_OUT_PRODUCT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUND_RULE_OUT_PRODUCT_KIND_VALUES!r}")
