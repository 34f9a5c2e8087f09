import base64
import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from wechatpayv3 import utils as oracle

from luffy.payments.gateways import wechat_wire as wire
from tests.payments.keys import app_key, platform_key
from tests.payments.wechat_keys import (
    APIV3_KEY,
    APPID,
    MCHID,
    SERIAL,
    certificate_key,
    certificate_serial,
    encrypted,
    merchant,
    stamped,
)

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
BODY = b'{"id":"EV-1","amount":{"total":9900}}'
KEYS = merchant().public_keys
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def doubt(headers: dict[str, str], body: bytes = BODY, *, now: datetime = NOW) -> str:
    return wire.doubt(headers, body, keys=KEYS, now=now)


def honest(body: bytes = BODY, **changes: object) -> dict[str, str]:
    return stamped(body, at=NOW.timestamp(), **changes)  # type: ignore[arg-type]


@given(body=TEXTS)
def test_a_request_is_signed_over_the_lines_that_the_documents_name(body):
    stamp = wire.Stamp("1777636800", "0123456789ABCDEF")
    header = wire.authorization(
        "POST", "/v3/a?b=c", body.encode(), signer=wire.Signer(MCHID, SERIAL, app_key()), stamp=stamp
    )

    scheme, _, fields = header.partition(" ")
    told = dict(pair.split("=", 1) for pair in fields.split(","))
    message = f"POST\n/v3/a?b=c\n1777636800\n0123456789ABCDEF\n{body}\n".encode()
    app_key().public_key().verify(
        base64.b64decode(told["signature"].strip('"')), message, PKCS1v15(), SHA256()
    )
    assert scheme == "WECHATPAY2-SHA256-RSA2048"
    assert (told["mchid"], told["serial_no"]) == (f'"{MCHID}"', f'"{SERIAL}"')
    assert list(told) == ["mchid", "nonce_str", "signature", "timestamp", "serial_no"]


def test_an_independent_library_makes_the_same_header(monkeypatch):
    monkeypatch.setattr(oracle.time, "time", lambda: 1777636800)
    theirs = oracle.build_authorization(
        "/v3/x", "POST", MCHID, SERIAL, app_key(), data='{"a":1}', nonce_str="N1"
    )

    ours = wire.authorization(
        "POST",
        "/v3/x",
        b'{"a":1}',
        signer=wire.Signer(MCHID, SERIAL, app_key()),
        stamp=wire.Stamp("1777636800", "N1"),
    )

    assert ours == theirs


def test_what_a_page_inside_wechat_gets_is_signed_as_the_library_does():
    stamp = wire.Stamp("1777636800", "N1")

    params = wire.jsapi_params(
        "wx201410272009395522657a690389285100", appid=APPID, key=app_key(), stamp=stamp
    )

    text = f"{APPID}\n1777636800\nN1\nprepay_id=wx201410272009395522657a690389285100\n"
    assert params == {
        "appId": APPID,
        "timeStamp": "1777636800",
        "nonceStr": "N1",
        "package": "prepay_id=wx201410272009395522657a690389285100",
        "signType": "RSA",
        "paySign": oracle.rsa_sign(app_key(), text),
    }


@given(body=TEXTS)
def test_ours_and_the_library_believe_the_same_signatures(body):
    raw = body.encode()
    headers = honest(raw)
    proof = (headers["Wechatpay-Timestamp"], headers["Wechatpay-Nonce"])

    assert doubt(headers, raw) == ""
    assert oracle.rsa_verify(*proof, body, headers["Wechatpay-Signature"], platform_key().public_key())
    assert doubt(headers, raw + b" ") == "signature"
    assert not oracle.rsa_verify(
        *proof, body + " ", headers["Wechatpay-Signature"], platform_key().public_key()
    )


def test_public_key_and_certificate_are_believed_side_by_side_each_under_its_own_name():
    by_certificate = honest(key=certificate_key(), serial=certificate_serial())

    assert [doubt(honest()), doubt(by_certificate)] == ["", ""]
    assert doubt(honest(serial=certificate_serial())) == "signature"
    assert doubt(honest(key=certificate_key())) == "signature"


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [(0, ""), (299, ""), (300, ""), (301, "stale"), (86_400 * 30, "stale"), (-300, ""), (-301, "stale")],
)
def test_an_old_signature_is_refused_and_one_from_the_future_too(seconds, reason):
    assert doubt(honest(), now=NOW + timedelta(seconds=seconds)) == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Wechatpay-Signature": "WECHATPAY/SIGNTEST/" + "A" * 300}, "probe"),
        ({"Wechatpay-Signature": ""}, "signature"),
        ({"Wechatpay-Signature": "%%%"}, "signature"),
        ({"Wechatpay-Signature": "数"}, "signature"),
        ({"Wechatpay-Signature-Type": "WECHATPAY2-SM2-WITH-SM3"}, "signature_type"),
        ({"Wechatpay-Signature-Type": ""}, "signature_type"),
        ({"Wechatpay-Serial": "PUB_KEY_ID_OTHER"}, "serial"),
        ({"Wechatpay-Serial": ""}, "serial"),
        ({"Wechatpay-Timestamp": ""}, "signature"),
        ({"Wechatpay-Timestamp": "１７７７６３６８００"}, "signature"),
        ({"Wechatpay-Timestamp": "-1"}, "signature"),
        ({"Wechatpay-Timestamp": "9" * 400}, "signature"),
        ({"Wechatpay-Nonce": ""}, "signature"),
        ({"Wechatpay-Nonce": "other"}, "signature"),
        ({"Wechatpay-Nonce": "a\nb"}, "signature"),
    ],
)
def test_whatever_is_wrong_is_doubted(changes, reason):
    assert doubt({**honest(), **changes}) == reason


def test_a_missing_type_of_signature_is_the_usual_one():
    headers = honest()
    del headers["Wechatpay-Signature-Type"]

    assert doubt(headers) == ""


@pytest.mark.parametrize("missing", ["Signature", "Serial", "Timestamp", "Nonce"])
def test_without_one_of_the_headers_nothing_is_proven(missing):
    headers = honest()
    del headers[f"Wechatpay-{missing}"]

    assert doubt(headers) != ""


def test_a_signature_cannot_be_moved_between_timestamp_nonce_and_body():
    headers = honest(b"AB", nonce="12345")
    moved = {**headers, "Wechatpay-Nonce": "1234"}

    assert doubt(moved, b"5\nAB") == "signature"


@given(clear=TEXTS, aad=st.sampled_from(["transaction", "refund", "", None]))
def test_ours_and_the_library_read_the_same_secrets(clear, aad):
    resource = encrypted(clear.encode(), aad=aad)

    assert wire.decrypted(resource, key=APIV3_KEY) == clear.encode()
    theirs = oracle.aes_decrypt(resource["nonce"], resource["ciphertext"], aad or "", APIV3_KEY.decode())
    assert theirs == clear


@pytest.mark.parametrize(
    "resource",
    [
        None,
        "text",
        [],
        {},
        encrypted(b"{}", algorithm="AEAD_AES_128_GCM"),
        encrypted(b"{}", key=b"f" * 32),
        encrypted(b"{}", associated_data="refund"),
        encrypted(b"{}", associated_data=None),
        encrypted(b"{}", associated_data=5),
        encrypted(b"{}", nonce=""),
        encrypted(b"{}", nonce="short"),
        encrypted(b"{}", nonce=5),
        encrypted(b"{}", ciphertext=""),
        encrypted(b"{}", ciphertext="%%%"),
        encrypted(b"{}", ciphertext="数"),
        encrypted(b"{}", ciphertext=None),
        encrypted(b"{}", ciphertext="AAAA"),
    ],
)
def test_what_was_not_encrypted_to_us_stays_closed(resource):
    assert wire.decrypted(resource, key=APIV3_KEY) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b'"text"',
        b"{",
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b"\xff\xfe",
        b'{"a":' * 100_000,
        b"{} {}",
        b'{"a":' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_not_one_plain_object_is_not_read(raw):
    assert wire.read_object(raw) is None


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (9_900, 9_900),
        (0, 0),
        (True, None),
        ("9900", None),
        (99.0, None),
        (-1, None),
        (10**12, None),
        (None, None),
        ([1], None),
    ],
)
def test_an_amount_is_a_whole_number_of_fen(value, amount):
    assert wire.fen({"total": value}, "total") == amount
    assert wire.fen("no object", "total") is None


def test_repeats_of_a_notice_share_a_key_and_anything_else_does_not():
    said = {"out_trade_no": "A", "amount": {"total": 1, "currency": "CNY"}}
    again = {"amount": {"currency": "CNY", "total": 1}, "out_trade_no": "A"}
    key = wire.notice_key("TRANSACTION.SUCCESS", said)

    assert wire.notice_key("TRANSACTION.SUCCESS", again) == key
    assert len(key) == 64
    assert wire.notice_key("REFUND.SUCCESS", said) != key
    assert wire.notice_key("TRANSACTION.SUCCESS", {**said, "out_trade_no": "B"}) != key


def test_a_time_carries_its_zone():
    assert wire.rfc3339(datetime(2026, 5, 1, 4, 0, 0, 999_999, tzinfo=UTC)) == "2026-05-01T12:00:00+08:00"


def test_no_mutated_answer_is_taken_for_another():
    chance = random.Random(20260501)
    good = json.dumps({"out_trade_no": "A", "trade_state": "SUCCESS", "amount": {"total": 1}}).encode()
    headers = honest(good)

    for _ in range(20_000):
        raw = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
        changed = dict(headers)
        if chance.random() < 0.5:
            name = chance.choice(list(changed))
            text = changed[name]
            at = chance.randrange(len(text))
            changed[name] = text[:at] + chr(chance.randrange(1, 0x250)) + text[at + 1 :]
        is_same = bytes(raw) == good and changed == headers
        assert is_same or doubt(changed, bytes(raw)) != "" or _says_the_same(changed, headers, raw, good)


def _says_the_same(changed: dict[str, str], headers: dict[str, str], raw: bytearray, good: bytes) -> bool:
    """The last digit of Base64 before `==` has bits that mean nothing."""
    proofs = [base64.b64decode(each["Wechatpay-Signature"]) for each in (changed, headers)]
    rest = [{**each, "Wechatpay-Signature": ""} for each in (changed, headers)]
    return bytes(raw) == good and proofs[0] == proofs[1] and rest[0] == rest[1]
