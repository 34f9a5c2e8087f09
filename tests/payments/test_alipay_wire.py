import base64
import json
import random
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from alipay import AliPay
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st

from luffy.payments.gateways import alipay_wire as wire
from tests.payments.keys import APP_ID, Notice, app_key, platform_key, private_pem, public_pem

MEMBER = "alipay_trade_query_response"
MANY_FIELDS = b"&".join([b"a%d=1" % n for n in range(101)])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def oracle() -> AliPay:
    """The merchant's side of an independent client library, with the same keys."""
    return AliPay(
        appid=APP_ID,
        app_notify_url=None,
        app_private_key_string=private_pem(app_key()),
        alipay_public_key_string=public_pem(platform_key()),
    )


def oracle_that_trusts_us() -> AliPay:
    """The other side: it holds the platform's key and checks what the merchant signed."""
    return AliPay(
        appid=APP_ID,
        app_notify_url=None,
        app_private_key_string=private_pem(platform_key()),
        alipay_public_key_string=public_pem(app_key()),
    )


def answer(fields: dict[str, object], *, text: str | None = None, signed_text: str | None = None) -> bytes:
    body = text if text is not None else json.dumps(fields, ensure_ascii=False)
    signature = wire.sign(signed_text if signed_text is not None else body, platform_key())
    return f'{{"{MEMBER}":{body},"sign":"{signature}"}}'.encode()


def gbk_signature(text: str) -> str:
    proof = platform_key().sign(text.encode("gbk"), PKCS1v15(), SHA256())
    return base64.b64encode(proof).decode()


def read(raw: bytes, charset: str = "utf-8") -> wire.Answer:
    return wire.read_answer(raw, member=MEMBER, charset=charset, keys=[platform_key().public_key()])


def test_times_are_beijing_times_whatever_the_machine_thinks():
    assert wire.beijing(datetime(2026, 5, 1, 20, 30, 5, 999, UTC)) == "2026-05-02 04:30:05"


def test_the_signing_text_is_sorted_plain_and_without_empty_values():
    params = {"b": "1 2&=", "a": "中", "empty": "", "sign": "x", "sign_type": "RSA2"}

    assert wire.signing_text(params, without=("sign",)) == "a=中&b=1 2&=&sign_type=RSA2"
    assert wire.signing_text(params, without=("sign", "sign_type"), with_empty=True) == "a=中&b=1 2&=&empty="


@given(st.dictionaries(st.text("abcdefgh_", min_size=1), TEXTS.filter(bool), min_size=1, max_size=8))
def test_an_independent_library_verifies_what_we_sign(params):
    signed = wire.signed({name: value for name, value in params.items() if name != "sign"}, app_key())

    signature = signed.pop("sign")
    text = "&".join(f"{name}={signed[name]}" for name in sorted(signed))

    assert oracle_that_trusts_us()._verify(text, signature)


@given(st.dictionaries(st.text("abcdefgh_", min_size=1), TEXTS.filter(bool), min_size=1, max_size=8))
def test_we_verify_what_an_independent_library_signs(fields):
    text = wire.signing_text(fields, without=())
    signature = oracle_that_trusts_us()._sign(text)

    assert wire.verifies(text.encode(), signature, [platform_key().public_key()])
    assert not wire.verifies(text.encode() + b"x", signature, [platform_key().public_key()])


def test_an_independent_library_accepts_the_notices_our_tests_make():
    params = Notice().signed()
    signature = params.pop("sign")

    assert oracle().verify(dict(params), signature)


@pytest.mark.parametrize("garbage", ["", "AAAA", "%%%", "中文", "A" * 10_000, "====", "\x00"])
def test_a_signature_of_garbage_is_no_signature_and_no_exception(garbage):
    assert not wire.verifies(b"text", garbage, [platform_key().public_key()])


def test_any_of_several_keys_may_have_signed_so_that_keys_can_overlap():
    message, old, new = b"text", app_key(), platform_key()

    for key in (old, new):
        assert wire.verifies(message, wire.sign("text", key), [old.public_key(), new.public_key()])
    assert not wire.verifies(message, wire.sign("text", old), [new.public_key()])


def test_a_form_is_read_once_per_name():
    assert wire.read_form(b"a=1&b=%E4%B8%AD&c=") == ({"a": "1", "b": "中", "c": ""}, "utf-8")
    assert wire.read_form(b"a=%D6%D0") == ({"a": "中"}, "gbk")


@pytest.mark.parametrize(
    "raw",
    [
        b"a=1&a=2",
        b"no equals sign",
        bytes(range(256)),
        b"\xff\xfe",
        b"a=%FF%FF%FF",
        MANY_FIELDS,
    ],
)
def test_what_is_not_a_plain_form_is_refused(raw):
    assert wire.read_form(raw) is None


@pytest.mark.parametrize(
    ("change", "genuine"),
    [
        ({}, True),
        ({"sign_type": "RSA"}, False),
        ({"sign_type": ""}, False),
        ({"sign": ""}, False),
        ({"total_amount": "0.01"}, False),
        ({"added": "1"}, False),
        # Empty values are not part of the usual text: adding one changes nothing that was signed.
        ({"added": ""}, True),
    ],
)
def test_a_form_is_genuine_only_if_exactly_what_was_signed_is_in_it(change, genuine):
    fields = {**Notice().signed(), **change}

    assert wire.is_genuine_form(fields, "utf-8", [platform_key().public_key()]) is genuine


def test_a_form_whose_empty_values_were_signed_is_genuine_too():
    params = {**Notice().params(), "body": ""}
    text = wire.signing_text(params, without=("sign", "sign_type"), with_empty=True)
    fields = {**params, "sign_type": "RSA2", "sign": wire.sign(text, platform_key())}

    assert wire.is_genuine_form(fields, "utf-8", [platform_key().public_key()])


def test_a_gbk_form_is_verified_over_its_gbk_bytes():
    params = Notice(fields={"subject": "路飞", "charset": "gbk"}).params()
    text = wire.signing_text(params, without=("sign", "sign_type"))
    signature = gbk_signature(text)
    raw = urlencode({**params, "sign_type": "RSA2", "sign": signature}, encoding="gbk").encode()

    fields, charset = wire.read_form(raw)

    assert fields["subject"] == "路飞"
    assert wire.is_genuine_form(fields, charset, [platform_key().public_key()])


def test_retries_of_a_notice_share_a_key_and_anything_else_does_not():
    first = Notice().signed()

    assert wire.notice_key(
        {**first, "notify_time": "2026-05-01 12:04:00", "sign": "other"}
    ) == wire.notice_key(first)
    assert wire.notice_key({**first, "total_amount": "99.01"}) != wire.notice_key(first)


@pytest.mark.parametrize(
    "body",
    [
        '{"code":"10000","subject":"{ } \\",\\"sign\\":\\"x\\""}',
        '{ "code": "10000" , "url": "http:\\/\\/a" }',
        '{"code":"10000","n":{"a":[1,2,{"b":"}"}]}}',
        '{"subject":"\\u8def\\u98de","code":"10000"}',
        '{"subject":"路飞","code":"10000"}',
    ],
)
def test_an_answer_is_verified_over_its_own_text(body):
    assert read(answer({}, text=body)).text("code") == "10000"
    assert read(b"  " + answer({}, text=body) + b" \n").is_signed


def test_the_signature_may_stand_before_the_answer():
    body = '{"code":"10000"}'
    raw = f'{{"sign":"{wire.sign(body, platform_key())}","{MEMBER}" : {body}}}'.encode()

    assert read(raw).text("code") == "10000"


def test_slashes_may_be_escaped_on_the_way():
    sent = '{"code":"10000","url":"http:\\/\\/a"}'

    assert read(answer({}, text=sent, signed_text=sent.replace("\\/", "/"))).text("url") == "http://a"
    plain = '{"code":"10000","url":"http://a"}'
    assert read(answer({}, text=plain, signed_text=plain.replace("/", "\\/"))).text("url") == "http://a"


def test_an_answer_in_gbk_is_verified_over_its_gbk_bytes():
    body = '{"code":"10000","subject":"路飞"}'
    signature = base64.b64encode(platform_key().sign(body.encode("gbk"), PKCS1v15(), SHA256())).decode()
    raw = f'{{"{MEMBER}":{body},"sign":"{signature}"}}'.encode("gbk")

    assert read(raw, charset="GBK").text("subject") == "路飞"
    assert read(raw, charset="").text("subject") == "路飞"


def test_an_unsigned_answer_is_told_as_unsigned():
    raw = f'{{"{MEMBER}":{{"code":"40002","sub_code":"isv.invalid-app-id"}}}}'.encode()

    assert read(raw).is_signed is False
    assert read(b'{"error_response":{"code":"40001"}}').text("code") == "40001"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>busy</html>",
        b"{}",
        b"[]",
        b'{"other":{}}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"alipay_trade_query_response":"text"}',
        b'{"alipay_trade_query_response":{"code":"1","code":"2"}}',
        b'{"alipay_trade_query_response":{"code":"1"}} trailing',
        b'{"alipay_trade_query_response":{"code":"1"},"alipay_trade_query_response":{}}',
        b"\xff\xff\xff",
        answer({"code": "10000"})[:-20],
        answer({"code": "10000"}).replace(b"10000", b"10001"),
        answer({"code": "10000"}).replace(b'"sign":"', b'"sign":"A'),
        b'{"alipay_trade_query_response":{"code":"10000"},"sign":5}',
        b'{"alipay_trade_query_response":{"code":"10000"},"sign":null}',
    ],
)
def test_an_answer_that_proves_nothing_is_unreadable(raw):
    with pytest.raises(wire.Unreadable):
        read(raw)


def test_no_mutated_answer_is_taken_for_another():
    chance = random.Random(20260501)
    good = answer(
        {"code": "10000", "total_amount": "99.00", "subject": "a/b", "trade_status": "TRADE_SUCCESS"}
    )
    expected = dict(read(good).fields)

    for _ in range(2_000):
        raw = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 2)] = bytes(
                chance.randrange(256) for _ in range(chance.randint(0, 2))
            )
        try:
            found = read(bytes(raw))
        except wire.Unreadable:
            continue
        # Unsigned answers may be read; they are never believed.
        assert not found.is_signed or dict(found.fields) == expected
