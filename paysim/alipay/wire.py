"""Alipay's texts: what is signed, and answers in every shape that is legal."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

UNKNOWN_MEMBERS: tuple[tuple[str, Any], ...] = (
    ("store_name", "证大五道口店"),
    ("charge_amount", "0.00"),
    ("future_flag", "Y"),
    ("ext_infos", [{"kind": "a/b", "note": "未来字段"}]),
    ("medical_insurance_info", {"order": "none"}),
)


def request_text(params: Mapping[str, str]) -> str:
    """Give the text a merchant signs: all but `sign` and empty values, sorted, not URL-encoded."""
    return _joined({name: value for name, value in params.items() if name != "sign" and value != ""})


def notice_text(params: Mapping[str, str], *, with_empty: bool = False) -> str:
    """Give the text the platform signs in notices and return URLs: without `sign` and `sign_type`."""
    signed = {name: value for name, value in params.items() if name not in ("sign", "sign_type")}
    return _joined({name: value for name, value in signed.items() if with_empty or value != ""})


def _joined(params: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in sorted(params.items()))


def plain_json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def legal_json(fields: Mapping[str, Any], chance: random.Random) -> str:
    """Write the same answer in one of its many legal spellings: order, extra members, escapes, spaces."""
    members = dict(fields)
    for name, value in UNKNOWN_MEMBERS:
        if name not in members and chance.random() < 0.3:
            members[name] = value
    return _spelled(members, chance)


def _spelled(value: object, chance: random.Random) -> str:
    if isinstance(value, dict):
        members = list(value.items())
        chance.shuffle(members)
        colon = chance.choice((":", ": "))
        return "{" + ",".join(f"{_spelled(k, chance)}{colon}{_spelled(v, chance)}" for k, v in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_spelled(item, chance) for item in value) + "]"
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    return text.replace("/", "\\/") if chance.random() < 0.5 else text
