"""What a merchant offers for payment: the checked body of a prepay call."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from paysim.wechat.errors import Refused
from paysim.wechat.keys import WechatKeys
from paysim.wechat.wire import read_rfc3339

NUMBER = re.compile(r"[0-9A-Za-z_\-|*]{6,32}", re.ASCII)
OPENID = re.compile(r"[0-9A-Za-z_\-]{1,128}", re.ASCII)
MOST_FEN = 100_000_000_00


class Kind(StrEnum):
    """How the buyer comes to pay: by a code, inside the WeChat app, from a phone's browser."""

    NATIVE = "native"
    JSAPI = "jsapi"
    H5 = "h5"

    @property
    def trade_type(self) -> str:
        return {"native": "NATIVE", "jsapi": "JSAPI", "h5": "MWEB"}[self.value]


@dataclass(frozen=True)
class Offer:
    """One order's content. `time_expire` is an instant, if one was given."""

    kind: Kind
    out_trade_no: str
    amount_fen: int
    description: str
    attach: str
    notify_url: str
    openid: str
    time_expire: float | None

    @classmethod
    def from_json(cls, text: str) -> Offer:
        given = json.loads(text)
        return cls(**{**given, "kind": Kind(given["kind"])})

    def json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read_offer(
    kind: Kind,
    body: Mapping[str, Any],
    keys: WechatKeys,
    *,
    products: Collection[str],
    hosts: Collection[str],
) -> Offer:
    """Check a prepay body, except that `time_expire` still lies ahead. `hosts` may be told without https.

    Raises: Refused.
    """
    number = text_of(body, "out_trade_no", most=32)
    check_merchant(body, keys)
    if kind.value.upper() not in products:
        raise Refused("NO_AUTH", "商户号该产品权限未开通")
    demand(bool(NUMBER.fullmatch(number)), "out_trade_no", "商户订单号须为6-32位字母、数字、_-|*")
    amount = object_of(body, "amount")
    total = amount.get("total")
    demand(is_amount(total), "amount.total", "订单金额须为1以上的整数，单位为分")
    demand(amount.get("currency", "CNY") == "CNY", "amount.currency", "货币类型仅支持CNY")
    if kind is Kind.H5:
        _check_scene(object_of(body, "scene_info"))
    return Offer(
        kind=kind,
        out_trade_no=number,
        amount_fen=int(str(total)),
        description=text_of(body, "description", most=127),
        attach=text_of(body, "attach", most=128, needed=False),
        notify_url=notify_url_of(body, hosts),
        openid=_openid(body) if kind is Kind.JSAPI else "",
        time_expire=_time_expire(body),
    )


def check_merchant(body: Mapping[str, Any], keys: WechatKeys) -> None:
    """Refuse another merchant's ids."""
    mchid, appid = text_of(body, "mchid", most=32), text_of(body, "appid", most=32)
    if mchid != keys.mchid:
        raise Refused("MCH_NOT_EXISTS", field="mchid")
    if appid != keys.appid:
        raise Refused("APPID_MCHID_NOT_MATCH", field="appid")


def demand(holds: bool, name: str, msg: str = "") -> None:
    if not holds:
        raise Refused("PARAM_ERROR", msg or f"输入源“/body/{name}”的值不符合要求", field=name)


def text_of(body: Mapping[str, Any], name: str, *, most: int, needed: bool = True) -> str:
    """Give a member that must be text."""
    value = body.get(name)
    if value is None and not needed:
        return ""
    demand(isinstance(value, str) and (bool(value) or not needed), name)
    text = str(value)
    demand(len(text) <= most and _is_text(text), name)
    return text


def object_of(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = body.get(name)
    if not isinstance(value, dict):
        raise Refused("PARAM_ERROR", field=name)
    return value


def is_amount(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_FEN


def notify_url_of(body: Mapping[str, Any], hosts: Collection[str], *, needed: bool = True) -> str:
    """Give the address for notices: https, without query. Hosts of this sandbox may go without https."""
    url = text_of(body, "notify_url", most=255, needed=needed)
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise Refused("PARAM_ERROR", field="notify_url") from None
    secure = parts.scheme == "https" or (parts.scheme == "http" and host in hosts)
    demand(
        secure and bool(host) and "?" not in url and "#" not in url,
        "notify_url",
        "回调地址须为https且不能携带参数",
    )
    return url


def _openid(body: Mapping[str, Any]) -> str:
    openid = object_of(body, "payer").get("openid")
    demand(isinstance(openid, str) and bool(OPENID.fullmatch(openid)), "payer.openid")
    return str(openid)


def _check_scene(scene: Mapping[str, Any]) -> None:
    address = scene.get("payer_client_ip")
    demand(isinstance(address, str) and 0 < len(address) <= 45, "scene_info.payer_client_ip")
    kind = object_of(scene, "h5_info").get("type")
    demand(isinstance(kind, str) and bool(kind), "scene_info.h5_info.type")


def _time_expire(body: Mapping[str, Any]) -> float | None:
    given = body.get("time_expire")
    if given is None:
        return None
    at = read_rfc3339(given)
    if at is None:
        raise Refused("PARAM_ERROR", "time_expire须为RFC3339格式", field="time_expire")
    return at


def _is_text(value: str) -> bool:
    """Say whether the text can be written down: JSON can spell half a character that no encoding has."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
