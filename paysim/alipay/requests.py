"""Read and check what every request to the gateway shares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from paysim.alipay.errors import GatewayRefused
from paysim.alipay.keys import AlipayKeys
from paysim.alipay.wire import request_text
from paysim.clock import read_beijing_text
from paysim.signing import verifies

CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "gbk": "gbk", "gb2312": "gb2312", "gb18030": "gb18030"}


@dataclass(frozen=True)
class Call:
    """One request that passed the common checks. `biz` is the parsed `biz_content`."""

    method: str
    params: Mapping[str, str]
    biz: Mapping[str, Any]
    charset: str

    def text(self, name: str) -> str:
        """Give a member of `biz_content` as text, empty when absent or not text."""
        value = self.biz.get(name)
        return value if isinstance(value, str) else ""


def read_params(query: bytes, body: bytes) -> dict[str, str]:
    """Merge query string and form body, decoded in the charset that they name."""
    raw = b"&".join(part for part in (query, body) if part)
    charset = CHARSETS.get(_pairs(raw, "latin-1").get("charset", "").lower(), "utf-8")
    return _pairs(raw, charset)


def check(params: Mapping[str, str], keys: AlipayKeys, methods: set[str]) -> Call:
    """Check the common parameters and the signature, in the gateway's order.

    Raises: GatewayRefused.
    """
    _check_common(params, keys, methods)
    charset = CHARSETS[params.get("charset", "utf-8").lower()]
    text = request_text(params)
    if not verifies(text.encode(charset, "replace"), params["sign"], keys.app.public_key()):
        detail = f"，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：{text}"
        raise GatewayRefused("isv.invalid-signature", f"验签出错{detail}")
    return Call(params["method"], params, _biz(params.get("biz_content", "{}")), charset)


def _check_common(params: Mapping[str, str], keys: AlipayKeys, methods: set[str]) -> None:
    for name, sub_code in (("method", "isv.missing-method"), ("app_id", "isv.missing-app-id")):
        _demand(bool(params.get(name)), sub_code)
    _demand(params["method"] in methods, "isv.invalid-method")
    _demand(params["app_id"] == keys.app_id, "isv.invalid-app-id")
    _demand(bool(params.get("sign_type")), "isv.missing-signature-type")
    _demand(params["sign_type"] == "RSA2", "isv.invalid-signature-type")
    _demand(bool(params.get("sign")), "isv.missing-signature")
    _demand(bool(params.get("timestamp")), "isv.missing-timestamp")
    _demand(read_beijing_text(params["timestamp"]) is not None, "isv.invalid-timestamp")
    _demand(bool(params.get("version")), "isv.missing-version")
    _demand(params.get("charset", "").lower() in CHARSETS, "isv.invalid-charset")
    _demand(params.get("format", "JSON").upper() == "JSON", "isv.invalid-format")


def _demand(holds: bool, sub_code: str) -> None:
    if not holds:
        raise GatewayRefused(sub_code)


def _biz(text: str) -> dict[str, Any]:
    try:
        biz = json.loads(text)
    except (ValueError, RecursionError):
        biz = None
    if not isinstance(biz, dict) or not _is_text(json.dumps(biz, ensure_ascii=False)):
        raise GatewayRefused("isv.invalid-parameter", "：biz_content")
    return biz


def _is_text(value: str) -> bool:
    """Say whether the text can be written down: JSON can spell half a character that no encoding has."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _pairs(raw: bytes, charset: str) -> dict[str, str]:
    text = raw.decode("latin-1")
    return dict(
        parse_qsl(text, keep_blank_values=True, encoding=charset, errors="replace", max_num_fields=200)
    )
