"""Notices that are not what they should be, for testing whoever receives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from cryptography.hazmat.primitives.hashes import SHA1

from paysim.alipay.keys import AlipayKeys
from paysim.alipay.wire import notice_text
from paysim.desk import Expect, Mutation
from paysim.money import fen, yuan
from paysim.signing import flipped, sign

Fields = dict[str, str]
Former = Callable[[Mapping[str, str], AlipayKeys], bytes]


@dataclass(frozen=True)
class FormMutation(Mutation):
    form: Former


def signed_fields(fields: Mapping[str, str], keys: AlipayKeys) -> Fields:
    """Add the platform's signature."""
    signature = sign(notice_text(fields).encode(), keys.platform)
    return {**fields, "sign_type": "RSA2", "sign": signature}


def plain_form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
    """Give the honest notice."""
    return urlencode(signed_fields(fields, keys)).encode()


MUTATIONS: dict[str, FormMutation] = {}


def _content(name: str, expect: Expect, about: str, change: Callable[[Fields], Mapping[str, str]]) -> None:
    def form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
        return plain_form({**fields, **change(dict(fields))}, keys)

    MUTATIONS[name] = FormMutation("content", expect, about, form)


def _signature(name: str, about: str, form: Former, expect: Expect = "refuse") -> None:
    MUTATIONS[name] = FormMutation("signature", expect, about, form)


def _amount(change_fen: Callable[[int], int]) -> Callable[[Fields], Fields]:
    def change(fields: Fields) -> Fields:
        return {"total_amount": yuan(max(0, change_fen(fen(fields["total_amount"]) or 0)))}

    return change


def _last_digit_changed(text: str) -> str:
    return text[:-1] + ("1" if text[-1:] != "1" else "2")


_content("amount_plus_1", "refuse", "one fen more than asked", _amount(lambda amount: amount + 1))
_content("amount_minus_1", "refuse", "one fen less than asked", _amount(lambda amount: amount - 1))
# Two fen for a trade of one fen, so that the notice is always wrong.
_content(
    "amount_1_fen", "refuse", "0.01 instead of the price", _amount(lambda amount: 1 if amount != 1 else 2)
)
_content(
    "amount_receipt_only",
    "refuse",
    "receipt_amount right, total_amount wrong",
    _amount(lambda amount: amount * 2),
)
_content(
    "amount_exponent", "refuse", "total_amount in a form no amount has", lambda _: {"total_amount": "1e2"}
)
_content("amount_nan", "refuse", "total_amount=NaN", lambda _: {"total_amount": "NaN"})
_content(
    "other_app_id",
    "refuse",
    "another app's notice",
    lambda f: {"app_id": _last_digit_changed(f["app_id"]), "auth_app_id": _last_digit_changed(f["app_id"])},
)
_content(
    "other_seller_id",
    "refuse",
    "another seller's notice",
    lambda f: {"seller_id": _last_digit_changed(f["seller_id"])},
)
_content(
    "other_out_trade_no",
    "refuse",
    "a number nobody gave out",
    lambda f: {"out_trade_no": f["out_trade_no"][::-1] + "X"},
)
_content("status_closed", "ignore", "closed unpaid", lambda _: {"trade_status": "TRADE_CLOSED"})
_content("status_waiting", "ignore", "created, not paid", lambda _: {"trade_status": "WAIT_BUYER_PAY"})
_content(
    "status_unknown", "refuse", "a status that does not exist", lambda _: {"trade_status": "TRADE_PENDING"}
)
_content(
    "status_finished",
    "accept",
    "paid, and past the refund window",
    lambda _: {"trade_status": "TRADE_FINISHED"},
)
_content(
    "partial_refund_echo",
    "accept",
    "TRADE_SUCCESS again, because a part went back",
    lambda f: {"refund_fee": "0.01", "out_biz_no": "R1", "gmt_refund": f["notify_time"] + ".123"},
)
_content(
    "old_notify_time",
    "accept",
    "a retry of yesterday; Alipay notices have no freshness rule",
    lambda _: {"notify_time": "2020-01-01 00:00:00"},
)
_content(
    "unknown_params",
    "accept",
    "members of the future",
    lambda _: {"future_flag": "Y", "ext_infos": '{"a":"{}"}'},
)
_content(
    "empty_params",
    "accept",
    "empty members, not part of the signed text",
    lambda _: {"body": "", "gmt_close": ""},
)


def _empty_signed(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
    given = {**fields, "gmt_close": "", "out_biz_no": ""}
    signature = sign(notice_text(given, with_empty=True).encode(), keys.platform)
    return urlencode({**given, "sign_type": "RSA2", "sign": signature}).encode()


MUTATIONS["empty_params_signed"] = FormMutation(
    "content", "accept", "empty members, part of the signed text", _empty_signed
)


def _altered(change: Callable[[Fields], Mapping[str, str]]) -> Former:
    """Change members after signing."""

    def form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
        signed = signed_fields(fields, keys)
        return urlencode({**signed, **change(signed)}).encode()

    return form


def _without(*names: str) -> Former:
    def form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
        return urlencode({n: v for n, v in signed_fields(fields, keys).items() if n not in names}).encode()

    return form


def _by_other_key(key_name: Literal["app", "stranger"]) -> Former:
    def form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
        signature = sign(notice_text(fields).encode(), getattr(keys, key_name))
        return urlencode({**fields, "sign_type": "RSA2", "sign": signature}).encode()

    return form


def _sha1(sign_type: str) -> Former:
    def form(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
        signature = sign(notice_text(fields).encode(), keys.platform, SHA1())  # noqa: S303 - the old signature type
        return urlencode({**fields, "sign_type": sign_type, "sign": signature}).encode()

    return form


def _huge(fields: Mapping[str, str], keys: AlipayKeys) -> bytes:
    return plain_form(fields, keys) + b"&padding=" + b"x" * (2 * 1024 * 1024)


_signature("bit_flip", "one bit of the signature", _altered(lambda signed: {"sign": flipped(signed["sign"])}))
_signature(
    "changed_after_signing", "price lowered after signing", _altered(lambda _: {"total_amount": "0.01 "})
)
_signature(
    "number_changed_after_signing",
    "another order's number put in",
    _altered(lambda signed: {"out_trade_no": signed["out_trade_no"] + "1"}),
)
_signature("other_key", "signed by a stranger", _by_other_key("stranger"))
_signature("app_key", "signed with the merchant's own key", _by_other_key("app"))
_signature("no_sign", "no signature at all", _without("sign"))
_signature("empty_sign", "an empty signature", _altered(lambda _: {"sign": ""}))
_signature("garbage_base64", "not Base64", _altered(lambda _: {"sign": "%%%这不是签名===\x00"}))
_signature("short_sign", "a signature of three bytes", _altered(lambda _: {"sign": "AAAA"}))
_signature("sign_type_rsa", "the old type: RSA with SHA-1, by the right key", _sha1("RSA"))
_signature("sha1_as_rsa2", "SHA-1 declared as RSA2", _sha1("RSA2"))
_signature(
    "sign_type_none", "sign_type=NONE, no signature", _altered(lambda _: {"sign_type": "NONE", "sign": ""})
)
_signature(
    "repeated_name",
    "total_amount twice in the form",
    lambda fields, keys: plain_form(fields, keys) + b"&total_amount=0.01",
)
_signature("repeated_sign", "two signatures", lambda fields, keys: plain_form(fields, keys) + b"&sign=AAAA")
_signature("not_a_form", "bytes without meaning", lambda _fields, _keys: bytes(range(256)) * 4)
_signature(
    "json_body", "JSON where a form belongs", lambda _fields, _keys: b'{"trade_status":"TRADE_SUCCESS"}'
)
_signature("empty_body", "nothing", lambda _fields, _keys: b"")
_signature("body_2mib", "2 MiB", _huge)
