"""Mutated notices of WeChat through the real address. `LUFFY_FUZZ_ROUNDS` and `LUFFY_FUZZ_SEED` as for Alipay's."""

import base64
import json
import os
import random
import secrets
from typing import Any

import pytest
from django.test import Client

from luffy.payments.models import GatewayEvent
from tests.payments.test_receive_wechat import NOTIFY, REFUND_NOTIFY, started
from tests.payments.wechat_keys import WeChatNotice, certificate_serial, stamped
from tests.payments.world import books

# Not one long transaction: the server would end it while nothing but forgeries arrive.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("wechat_settings"),
    pytest.mark.timeout(1800),
]
ROUNDS = int(os.environ.get("LUFFY_FUZZ_ROUNDS", "500"))
SEED = int(os.environ.get("LUFFY_FUZZ_SEED", "0")) or secrets.randbits(32)
NASTY = (
    "", "0", "-1", "1e2", "NaN", "9900 ", "９", "\x00", "'", '"', "%", "{}", "[]", "SUCCESS", "A" * 5_000, "\u202e",
    "😀", "../..", "null", "true", "\r\n", "\ufeff", "WECHATPAY/SIGNTEST/", "PUB_KEY_ID_", certificate_serial(),
)  # fmt: skip
CONTENT_TYPES = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=a",
    "",
)


def bytes_changed(chance: random.Random, body: bytes) -> bytes:
    raw = bytearray(body)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        cut = at + chance.choice((0, 0, 1, 1, 8, len(raw)))
        raw[at:cut] = chance.choice(
            (b"", b"{", b"}", b'"', b"\\u0000", b"\xff", chance.randbytes(chance.randint(1, 9)))
        )
    return bytes(raw)


def members_changed(chance: random.Random, body: bytes) -> bytes:
    """Changed after it was signed: as JSON it is perfect."""
    event: dict[str, Any] = json.loads(body)
    for _ in range(chance.randint(1, 3)):
        place = chance.choice((event, event.get("resource")))
        if not isinstance(place, dict) or not place:
            continue
        name = chance.choice(list(place))
        match chance.randrange(3):
            case 0:
                place.pop(name, None)
            case 1:
                place[name] = chance.choice((*NASTY, None, 5, True, [], {}, 1.5))
            case _:
                place[chance.choice(NASTY)] = chance.choice(NASTY)
    return json.dumps(event, ensure_ascii=chance.random() < 0.5).encode(errors="replace")


def headers_changed(chance: random.Random, headers: dict[str, str]) -> dict[str, str]:
    changed = dict(headers)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(list(headers))
        match chance.randrange(4):
            case 0:
                changed.pop(name, None)
            case 1:
                changed[name] = chance.choice(NASTY)
            case 2:
                text = changed.get(name, "x")
                at = chance.randrange(len(text) + 1)
                changed[name] = text[:at] + chr(chance.randrange(1, 0x250)) + text[at + 1 :]
            case _:
                changed[name] = changed.get(chance.choice(list(headers)), "")
    return changed


def says_the_same(body: bytes, headers: dict[str, str], honest: bytes, proof: dict[str, str]) -> bool:
    """A mutation may undo itself, or touch what says nothing: spare bits of Base64, a header that may be missing."""
    if body != honest:
        return False
    usual = {"Wechatpay-Signature-Type": proof["Wechatpay-Signature-Type"]}
    now, before = {**usual, **headers}, dict(proof)
    try:
        same_proof = base64.b64decode(now.pop("Wechatpay-Signature", ""), validate=True) == base64.b64decode(
            before.pop("Wechatpay-Signature")
        )
    except ValueError:
        return False
    return same_proof and now == before


def test_no_mutated_notice_changes_anything_or_breaks_anything():
    purchase = started()
    honest, chance, client = WeChatNotice(purchase.attempt.out_trade_no).body(), random.Random(SEED), Client()
    before = books()

    for number in range(ROUNDS):
        proof = stamped(honest, nonce=f"n{number}")
        body, headers = honest, proof
        match chance.randrange(4):
            case 0:
                body = bytes_changed(chance, honest)
            case 1:
                body = members_changed(chance, honest)
            case 2:
                headers = headers_changed(chance, proof)
            case _:
                body, headers = bytes_changed(chance, honest), headers_changed(chance, proof)
        if says_the_same(body, headers, honest, proof):
            continue
        answer = client.generic(
            "POST",
            chance.choice((NOTIFY, REFUND_NOTIFY)),
            body,
            content_type=chance.choice(CONTENT_TYPES),
            headers=headers,
        )
        repeat = f"round {number}: LUFFY_FUZZ_SEED={SEED} LUFFY_FUZZ_ROUNDS={ROUNDS} pytest {__file__}"
        assert answer.status_code in (400, 413), repeat
        assert json.loads(answer.content)["code"] == "FAIL", repeat

    assert books() == before, f"LUFFY_FUZZ_SEED={SEED}"
    assert not GatewayEvent.objects.exists()


def test_nothing_that_a_genuine_notice_may_say_breaks_anything():
    """Signed and encrypted, but about anything: no 500, and only the very amount pays."""
    purchase = started()
    chance, client = random.Random(SEED), Client()
    before = books()

    for number in range(ROUNDS // 2):
        notice = WeChatNotice(purchase.attempt.out_trade_no)
        said = notice.said()
        for _ in range(chance.randint(1, 3)):
            name = chance.choice(
                [*(key for key in said if key != "amount"), "out_refund_no", "refund_status"]
            )
            notice.fields[name] = chance.choice((*NASTY, None, 5, True, [], {}, "\ud800"))
        notice.fields["amount"] = {"total": chance.choice((1, 9_899, 9_901, "9900", None)), "currency": "CNY"}
        body = notice.body()
        answer = client.generic("POST", NOTIFY, body, headers=stamped(body, nonce=f"n{number}"))
        assert answer.status_code in (204, 400), f"round {number}: LUFFY_FUZZ_SEED={SEED}"

    assert books() == before, f"LUFFY_FUZZ_SEED={SEED}"


def test_the_fuzzer_would_notice():
    """The honest notice, sent the same way, does change the books: the checks above can fail."""
    purchase = started()
    before = books()
    body = WeChatNotice(purchase.attempt.out_trade_no).body()

    Client().generic("POST", NOTIFY, body, headers=stamped(body))

    assert books() != before
