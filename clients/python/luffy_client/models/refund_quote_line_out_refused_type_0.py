from typing import Literal

RefundQuoteLineOutRefusedType0 = Literal["credited", "no_rule", "nothing_left", "over"]

REFUND_QUOTE_LINE_OUT_REFUSED_TYPE_0_VALUES: set[RefundQuoteLineOutRefusedType0] = {
    "credited",
    "no_rule",
    "nothing_left",
    "over",
}


def check_refund_quote_line_out_refused_type_0(value: str) -> RefundQuoteLineOutRefusedType0:
    if value in REFUND_QUOTE_LINE_OUT_REFUSED_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REFUND_QUOTE_LINE_OUT_REFUSED_TYPE_0_VALUES!r}"
    )
