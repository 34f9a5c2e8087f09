"""Turn the members of an answer into the signed text that travels, faults included."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import RedirectResponse, Response

from paysim.alipay.side import Alipay
from paysim.faults import Rule
from paysim.money import fen, yuan
from paysim.signing import flipped, sign
from paysim.spelling import legal_json, plain_json

ERROR_PAGE = "<html><body><h1>系统繁忙，请稍后再试</h1></body></html>"
UNKNOWN_MEMBERS: tuple[tuple[str, Any], ...] = (
    ("store_name", "证大五道口店"),
    ("charge_amount", "0.00"),
    ("future_flag", "Y"),
    ("ext_infos", [{"kind": "a/b", "note": "未来字段"}]),
    ("medical_insurance_info", {"order": "none"}),
)
HOSTILE = {"remark": 'a {"sign":"AAAA"} b', "note": '}{","sign":"BBBB'}


def answer(
    side: Alipay, method: str, fields: Mapping[str, Any], *, signed: bool, charset: str, rules: list[Rule]
) -> Response:
    """Write one server answer. HTTP 200 whatever it says, as the real gateway does."""
    actions = {rule.action: rule for rule in rules}
    if "html_error_page" in actions:
        return Response(ERROR_PAGE.encode("gbk"), headers={"content-type": "text/html;charset=GBK"})
    if "redirect" in actions:
        return RedirectResponse(actions["redirect"].args.get("to", f"{side.config.public_base}/"), 302)
    if "gbk_charset" in actions:
        charset, fields = "gbk", {**fields, "store_name": "证大五道口店"}
    raw, signed_text = _raw(side, _bent(fields, actions), actions)
    if raw.encode(charset, "ignore").decode(charset) != raw:
        raw = signed_text = json.dumps(_bent(fields, actions))
    members = [f'"{_member(method)}":{raw}']
    if signed and "no_signature" not in actions:
        signature = sign(signed_text.encode(charset), side.keys.platform)
        members.append(f'"sign":"{flipped(signature) if "bad_signature" in actions else signature}"')
    if "sign_first" in actions:
        members.reverse()
    body = "{" + ",".join(members) + "}"
    return Response(body.encode(charset), headers={"content-type": f"text/html;charset={charset}"})


def _member(method: str) -> str:
    return f"{method.replace('.', '_')}_response" if method else "error_response"


def _raw(side: Alipay, fields: Mapping[str, Any], actions: Mapping[str, Rule]) -> tuple[str, str]:
    """Give the text that is sent and the text that is signed. They differ only if a fault says so."""
    if "signed_without_escapes" in actions:
        text = plain_json({**fields, "store_url": "https://sandbox.example/a/b"})
        return text.replace("/", "\\/"), text
    raw = plain_json(fields)
    if side.settings.chaos:
        raw = legal_json(fields, side.chance.stream("answers"), UNKNOWN_MEMBERS)
    return raw, raw


def _bent(fields: Mapping[str, Any], actions: Mapping[str, Rule]) -> dict[str, Any]:
    bent = dict(fields)
    if "wrong_amount_in_query" in actions and "total_amount" in bent:
        by_fen = int(actions["wrong_amount_in_query"].args.get("by_fen", -1))
        bent["total_amount"] = yuan(max(0, (fen(bent["total_amount"]) or 0) + by_fen))
    if "braces_in_strings" in actions:
        bent |= HOSTILE
    return bent


def biz_number(params: Mapping[str, str]) -> str:
    """Give the merchant's number of a request that was not checked yet, for matching fault rules."""
    try:
        biz = json.loads(params.get("biz_content", "{}"))
    except (ValueError, RecursionError):
        return ""
    number = biz.get("out_trade_no") if isinstance(biz, dict) else None
    return number if isinstance(number, str) else ""
