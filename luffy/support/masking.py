"""What an operator may read of a gateway's notice. Pure.

A list of what is shown, not of what is hidden: a field that a gateway adds tomorrow may name a person.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

_ALIPAY = """app_id seller_id notify_id notify_time notify_type trade_no out_trade_no out_biz_no trade_status
total_amount receipt_amount invoice_amount buyer_pay_amount point_amount refund_fee send_back_fee refund_amount
gmt_create gmt_payment gmt_refund gmt_close charset version sign_type code msg sub_code sub_msg send_pay_date
currency trans_currency pay_currency settle_currency out_request_no refund_status"""
_WECHAT = """id create_time event_type resource_type summary mchid appid transaction_id trade_type trade_state
trade_state_desc success_time total payer_total refund payer_refund payer_currency out_refund_no refund_id status
algorithm original_type"""
SHOWN = frozenset(f"{_ALIPAY} {_WECHAT}".split())
# Names of fields, not something that stands where a name should.
_NAME = re.compile(r"[A-Za-z_][\w.]{0,80}|", re.ASCII)
MOST_FIELDS = 80
MOST_LETTERS = 200


def masked(raw: bytes) -> list[tuple[str, str]]:
    """The fields of a notice, form or JSON, with every value hidden that is not known to be harmless.

    Something that is neither shows only how long it is.
    """
    text = raw.decode("utf-8", "replace")
    try:
        fields = list(_leaves("", json.loads(text)))
    except ValueError:
        fields = parse_qsl(text, keep_blank_values=True) if "=" in text else []
    if not fields:
        return [("", f"{len(raw)} bytes")] if raw else []
    return [
        (
            name if _NAME.fullmatch(name) else mask(name),
            value[:MOST_LETTERS] if _is_harmless(name) else mask(value),
        )
        for name, value in fields[:MOST_FIELDS]
    ]


def mask(value: str) -> str:
    """Its first and last letter, so that two can be told apart: `2088…1234` is `2***4`. Short ones go whole."""
    return f"{value[0]}***{value[-1]}" if len(value) > 4 else "***" if value else ""


def _is_harmless(name: str) -> bool:
    return name.rpartition(".")[2] in SHOWN


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(f"{path}.{name}" if path else str(name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(f"{path}.{number}", inner)
    else:
        yield path, "" if value is None else str(value)
