"""Callbacks that are not what they should be, for testing whoever receives them."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from paysim.desk import Expect, Mutation
from paysim.signing import flipped, sign
from paysim.wechat.drafts import Draft, Sent
from paysim.wechat.wire import answer_text

SIGNATURE, SERIAL, TYPE, AT = (
    "Wechatpay-Signature",
    "Wechatpay-Serial",
    "Wechatpay-Signature-Type",
    "Wechatpay-Timestamp",
)


@dataclass(frozen=True)
class NoticeMutation(Mutation):
    """`change` happens before the notice is sealed and signed, `tamper` after."""

    change: Callable[[Draft], None] | None = None
    tamper: Callable[[Sent], None] | None = None

    def sent(self, draft: Draft) -> Sent:
        if self.change:
            self.change(draft)
        sent = draft.sent()
        if self.tamper:
            self.tamper(sent)
        return sent


MUTATIONS: dict[str, NoticeMutation] = {}


def _content(name: str, expect: Expect, about: str, change: Callable[[Draft], None]) -> None:
    MUTATIONS[name] = NoticeMutation("content", expect, about, change=change)


def _signature(name: str, about: str, tamper: Callable[[Sent], None]) -> None:
    MUTATIONS[name] = NoticeMutation("signature", "refuse", about, tamper=tamper)


def _resource(**members: Any) -> Callable[[Draft], None]:
    return lambda draft: draft.resource.update(members)


def _amount(change_of: Callable[[int], Mapping[str, Any]]) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        draft.resource["amount"].update(change_of(draft.resource["amount"]["total"]))

    return change


def _last_changed(name: str) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        text = str(draft.resource.get(name, "0"))
        draft.resource[name] = text[:-1] + ("1" if text[-1:] != "1" else "2")

    return change


def _draft(**values: Any) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        for name, value in values.items():
            setattr(draft, name, value)

    return change


def _envelope(**members: Any) -> Callable[[Draft], None]:
    return lambda draft: draft.envelope.update(members)


_content("amount_plus_1", "refuse", "one fen more than asked", _amount(lambda total: {"total": total + 1}))
_content("amount_minus_1", "refuse", "one fen less than asked", _amount(lambda total: {"total": total - 1}))
# Two fen for an order of one fen, so that the notice is always wrong.
_content(
    "amount_1_fen",
    "refuse",
    "one fen instead of the price",
    _amount(lambda total: {"total": 1 if total != 1 else 2}),
)
_content("amount_text", "refuse", "the amount as text", _amount(lambda total: {"total": str(total)}))
_content(
    "amount_fraction", "refuse", "the amount with a fraction", _amount(lambda total: {"total": total + 0.5})
)
_content("amount_yuan", "refuse", "the amount in yuan", _amount(lambda total: {"total": total / 100}))
_content("amount_true", "refuse", "the amount is true", _amount(lambda _total: {"total": True}))
_content("no_amount", "refuse", "no amount at all", lambda draft: draft.resource.pop("amount"))
_content(
    "payer_total_less",
    "accept",
    "the buyer used a coupon of WeChat's: payer_total is less, total is right",
    _amount(lambda total: {"payer_total": total - 1}),
)
_content("currency_usd", "refuse", "dollars", _amount(lambda _total: {"currency": "USD"}))
_content("other_appid", "refuse", "another app's notice", _last_changed("appid"))
_content("other_mchid", "refuse", "another merchant's notice", _last_changed("mchid"))
_content(
    "other_out_trade_no",
    "refuse",
    "a number nobody gave out",
    lambda draft: draft.resource.update(out_trade_no=draft.resource["out_trade_no"][::-1][:31] + "X"),
)
_content("state_notpay", "ignore", "event SUCCESS, state NOTPAY", _resource(trade_state="NOTPAY"))
_content("state_closed", "ignore", "event SUCCESS, state CLOSED", _resource(trade_state="CLOSED"))
_content("state_payerror", "ignore", "event SUCCESS, state PAYERROR", _resource(trade_state="PAYERROR"))
_content("state_unknown", "refuse", "a state that does not exist", _resource(trade_state="PENDING"))
_content("event_unknown", "ignore", "an event of the future", _envelope(event_type="COUPON.USE"))
_content("unknown_members", "accept", "members of the future", _resource(future={"a": "{}"}, scene_info={}))
_content("empty_aad", "accept", "no associated data", _draft(associated=None))
_content(
    "no_resource",
    "refuse",
    "nothing inside",
    _draft(body=b'{"id":"EV-1","event_type":"TRANSACTION.SUCCESS"}'),
)
_content("old_timestamp", "refuse", "signed by the right key 6 minutes ago", _draft(skew_s=-360))
_content("future_timestamp", "refuse", "signed by the right key, 6 minutes ahead", _draft(skew_s=360))
_content("wrong_apiv3_key", "refuse", "sealed with another key", _draft(apiv3_key=b"0" * 32))
_content(
    "wrong_aad",
    "refuse",
    "other associated data than it was sealed with",
    _draft(box={"associated_data": "x"}),
)
_content("short_ciphertext", "refuse", "shorter than a seal can be", _draft(box={"ciphertext": "AAAA"}))
_content("empty_ciphertext", "refuse", "an empty seal", _draft(box={"ciphertext": ""}))
_content("garbage_ciphertext", "refuse", "not Base64", _draft(box={"ciphertext": "%%%这不是密文==="}))
_content("bad_nonce", "refuse", "a nonce of another length", _draft(box={"nonce": ""}))
_content("other_algorithm", "refuse", "another algorithm", _draft(box={"algorithm": "AEAD_SM4_128_GCM"}))
_content("not_json", "refuse", "no JSON", _draft(body=b"\x00\xff<xml>SUCCESS</xml>"))
_content("json_list", "refuse", "a list where an object belongs", _draft(body=b"[1,2,3]"))
_content("deep_json", "refuse", "ten thousand brackets", _draft(body=b"[" * 10_000))
_content("empty_body", "refuse", "nothing, signed", _draft(body=b""))
_content("body_2mib", "refuse", "2 MiB", _draft(body=b'{"id":"' + b"x" * (2 * 1024 * 1024) + b'"}'))


def _header(name: str, value: str | None) -> Callable[[Sent], None]:
    def tamper(sent: Sent) -> None:
        if value is None:
            sent.headers.pop(name, None)
        else:
            sent.headers[name] = value

    return tamper


MUTATIONS["no_type_header"] = NoticeMutation(
    "content", "accept", "the signature's type left out", tamper=_header(TYPE, None)
)


def _signed_by(key_of: Callable[[Sent], rsa.RSAPrivateKey]) -> Callable[[Sent], None]:
    def tamper(sent: Sent) -> None:
        text = answer_text(sent.headers[AT], sent.headers["Wechatpay-Nonce"], sent.body)
        sent.headers[SIGNATURE] = sign(text, key_of(sent))

    return tamper


def _bit_flip(sent: Sent) -> None:
    sent.headers[SIGNATURE] = flipped(sent.headers[SIGNATURE])


def _probe(sent: Sent) -> None:
    noise = base64.b64encode(sent.headers[SIGNATURE].encode()).decode()
    sent.headers[SIGNATURE] = "WECHATPAY/SIGNTEST/" + noise[:300]


def _changed(sent: Sent) -> None:
    sent.body = sent.body.replace("支付成功".encode(), "支付成功！".encode()) + b" "


def _newer(sent: Sent) -> None:
    sent.headers[AT] = str(int(sent.headers[AT]) + 1)


_signature("bit_flip", "one bit of the signature", _bit_flip)
_signature("signtest", "the probe that must fail: WECHATPAY/SIGNTEST/", _probe)
_signature("changed_after_signing", "other bytes than were signed", _changed)
_signature("timestamp_changed", "a fresher timestamp than was signed", _newer)
_signature("other_key", "signed by a stranger", _signed_by(lambda sent: sent.seal.keys.stranger))
_signature(
    "merchant_key", "signed with the merchant's own key", _signed_by(lambda sent: sent.seal.keys.merchant)
)
_signature("no_signature", "no signature at all", _header(SIGNATURE, None))
_signature("empty_signature", "an empty signature", _header(SIGNATURE, ""))
_signature("garbage_base64", "not Base64", _header(SIGNATURE, "%%%no signature==="))
_signature("unknown_serial", "a key nobody has", _header(SERIAL, "PUB_KEY_ID_0000000000000000000000000000"))
_signature("unknown_certificate", "a certificate nobody has", _header(SERIAL, "5" + "0" * 39))
_signature("no_serial", "no key is named", _header(SERIAL, None))
_signature("no_timestamp", "no timestamp", _header(AT, None))
_signature("text_timestamp", "a timestamp that is no number", _header(AT, "soon"))
_signature("no_nonce", "no nonce", _header("Wechatpay-Nonce", None))
_signature("other_type", "another type of signature", _header(TYPE, "WECHATPAY2-SM2-WITH-SM3"))
