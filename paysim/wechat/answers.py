"""Turn the members of an answer into signed bytes, faults included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import RedirectResponse, Response

from paysim.faults import Rule
from paysim.signing import flipped
from paysim.spelling import legal_json, plain_json
from paysim.wechat.errors import Refused
from paysim.wechat.side import Wechat
from paysim.wechat.wire import nonce_text

ERROR_PAGE = "<html><body><h1>系统繁忙，请稍后再试</h1></body></html>"
UNKNOWN_MEMBERS: tuple[tuple[str, Any], ...] = (
    ("scene_info", {"device_id": "013467007045764"}),
    ("promotion_detail", []),
    ("future_flag", "Y/N"),
    ("note", '}{","sign":"BBBB'),
)
STALE_S = 600


def answer(side: Wechat, fields: Mapping[str, Any] | None, *, asked_id: str, rules: list[Rule]) -> Response:
    """Write one signed answer; without members it is 204 and empty."""
    actions = {rule.action: rule for rule in rules}
    if "html_error_page" in actions:
        return Response(ERROR_PAGE, 200, {"content-type": "text/html;charset=utf-8"})
    if "redirect" in actions:
        return RedirectResponse(actions["redirect"].args.get("to", f"{side.config.public_base}/"), 302)
    text = "" if fields is None else _text(side, _bent(fields, actions))
    body = text.encode("gbk" if "gbk_charset" in actions else "utf-8", "replace")
    headers = {"Request-ID": nonce_text(), "Content-Type": "application/json; charset=utf-8"}
    if "no_signature" not in actions:
        headers |= _signature(side, body, asked_id, actions)
    return Response(body, 200 if body else 204, headers)


def refusal(refused: Refused) -> Response:
    """Write an error: never signed."""
    headers = {"Request-ID": nonce_text(), "Content-Type": "application/json; charset=utf-8"}
    return Response(plain_json(refused.fields), refused.status, headers)


def _signature(side: Wechat, body: bytes, asked_id: str, actions: Mapping[str, Rule]) -> dict[str, str]:
    stale = actions.get("stale_timestamp")
    at = side.seal.wire_now() - int(stale.seconds(STALE_S)) if stale else None
    headers = side.seal.headers(body, asked_id=asked_id, timestamp=at)
    if "bad_signature" in actions:
        headers["Wechatpay-Signature"] = flipped(headers["Wechatpay-Signature"])
    if "unknown_key" in actions:
        headers["Wechatpay-Serial"] = "PUB_KEY_ID_0000000000000000000000000000"
    return headers


def _text(side: Wechat, fields: Mapping[str, Any]) -> str:
    if not side.settings.chaos:
        return plain_json(fields)
    return legal_json(fields, side.chance.stream("wechat answers"), UNKNOWN_MEMBERS)


def _bent(fields: Mapping[str, Any], actions: Mapping[str, Rule]) -> dict[str, Any]:
    wrong, amount = actions.get("wrong_amount_in_query"), fields.get("amount")
    if wrong is None or not isinstance(amount, dict):
        return dict(fields)
    by_fen = int(wrong.args.get("by_fen", -1))
    return {**fields, "amount": {**amount, "total": max(0, amount["total"] + by_fen)}}
