"""Read and check what every API request shares: who signs, over which bytes, how long ago."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from paysim.signing import verifies
from paysim.wechat.errors import Refused
from paysim.wechat.keys import WechatKeys
from paysim.wechat.wire import request_text

SCHEME = "WECHATPAY2-SHA256-RSA2048 "
PAIR = re.compile(r'(\w+)="([^"]*)"')
NEEDED = {"mchid", "nonce_str", "signature", "timestamp", "serial_no"}
FRESH_S = 300


@dataclass(frozen=True)
class Call:
    """One request that passed the common checks. `number` is the name in its path."""

    op: str
    number: str
    query: Mapping[str, str]
    body: Mapping[str, Any]


class Nonces:
    """The nonces of the last minutes. One that comes again is somebody repeating another's request."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def is_new(self, nonce: str, now: int) -> bool:
        """Remember a nonce; say whether it had not been used."""
        self._seen = {known: at for known, at in self._seen.items() if at > now - 2 * FRESH_S}
        if nonce in self._seen:
            return False
        self._seen[nonce] = now
        return True


def target_of(request: Request) -> str:
    """Give path and query exactly as they came."""
    query = request.scope["query_string"].decode("latin-1")
    path = request.scope["raw_path"].decode("latin-1")
    return f"{path}?{query}" if query else path


def check_authorization(request: Request, body: bytes, keys: WechatKeys, now: int) -> str:
    """Check who signed the request; give its nonce.

    Raises: Refused (SIGN_ERROR, PARAM_ERROR).
    """
    header = request.headers.get("authorization", "")
    given = dict(PAIR.findall(header.removeprefix(SCHEME)))
    if not header.startswith(SCHEME) or not given.keys() >= NEEDED:
        raise Refused("SIGN_ERROR", "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》")
    if given["mchid"] != keys.mchid:
        raise Refused("SIGN_ERROR", "商户号不存在")
    if given["serial_no"].upper() != keys.merchant_serial:
        raise Refused("SIGN_ERROR", "商户证书序列号有误")
    at = given["timestamp"]
    if not at.isdecimal() or len(at) > 12 or abs(int(at) - now) > FRESH_S:
        raise Refused("SIGN_ERROR", "Http头Authorization值中的timestamp与发起请求的时间不得超过5分钟")
    text = request_text(request.method, target_of(request), at, given["nonce_str"], body)
    if not verifies(text, given["signature"], keys.merchant.public_key()):
        raise Refused("SIGN_ERROR", "错误的签名，验签失败")
    for name in ("accept", "user-agent"):
        if not request.headers.get(name):
            raise Refused("PARAM_ERROR", f"Http头缺少{name}")
    return str(given["nonce_str"])


def read_json(body: bytes) -> dict[str, Any]:
    """Read a request's body; nothing is an empty object."""
    try:
        found = json.loads(body) if body else {}
        # JSON can spell half a character that no encoding has.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refused("PARAM_ERROR", "请求体不是有效的JSON") from None
    if not isinstance(found, dict):
        raise Refused("PARAM_ERROR", "请求体须为JSON对象")
    return found
