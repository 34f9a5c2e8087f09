"""Mutated notices through the real address. `LUFFY_FUZZ_ROUNDS` says how many, `LUFFY_FUZZ_SEED` repeats a run."""

import os
import random
import secrets
from urllib.parse import urlencode

import pytest
from django.test import Client

from luffy.payments.gateways.alipay_wire import read_form
from luffy.payments.models import GatewayEvent
from tests.payments.keys import Notice
from tests.payments.world import books, started

# Not one long transaction: the server would end it while nothing but forgeries arrive.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("merchant_settings"),
    pytest.mark.timeout(1800),
]
ROUNDS = int(os.environ.get("LUFFY_FUZZ_ROUNDS", "500"))
SEED = int(os.environ.get("LUFFY_FUZZ_SEED", "0")) or secrets.randbits(32)
NASTY = (
    "", "0", "0.01", "-1", "1e2", "NaN", "99.00 ", "９９", "\x00", "'", '"', "%", "{}", "[]", "TRADE_SUCCESS", "RSA",
    "A" * 5_000, "\u202e", "😀", "../..", "null", "true", "=", "&", "\r\n", "\ufeff", "2088000000000001",
)  # fmt: skip
CONTENT_TYPES = (
    "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=a", "", "\x7f",
)  # fmt: skip


def bytes_changed(chance: random.Random, form: bytes) -> bytes:
    raw = bytearray(form)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        cut = at + chance.choice((0, 0, 1, 1, 8, len(raw)))
        raw[at:cut] = chance.choice(
            (b"", b"&", b"=", b"%", b"%00", b"\xff", chance.randbytes(chance.randint(1, 9)))
        )
    return bytes(raw)


def fields_changed(chance: random.Random, fields: dict[str, str]) -> bytes:
    """Changed after it was signed: as a form it is perfect."""
    changed, names = dict(fields), list(fields)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(names)
        match chance.randrange(4):
            case 0:
                changed.pop(name, None)
            case 1:
                changed[name] = chance.choice(NASTY)
            case 2:
                changed[name], changed[chance.choice(names)] = changed.get(chance.choice(names), ""), "1"
            case _:
                changed[chance.choice(NASTY) or "x"] = chance.choice(NASTY)
    items = list(changed.items())
    if chance.random() < 0.2:
        items.append(chance.choice(items) if items else ("sign", "x"))
    chance.shuffle(items)
    return urlencode(items, encoding=chance.choice(("utf-8", "gbk", "utf-16")), errors="replace").encode()


def says_the_same(raw: bytes, honest: Notice) -> bool:
    """A mutation may undo itself, or touch only what is not signed: spelling, order, empty values."""
    form = read_form(raw)
    if form is None:
        return False
    kept = {name: value for name, value in form[0].items() if value}
    return {**kept, "sign": ""} == {**honest.signed(), "sign": ""}


def test_no_mutated_notice_changes_anything_or_breaks_anything():
    purchase = started()
    honest, chance, client = Notice(purchase.attempt.out_trade_no), random.Random(SEED), Client()
    before, fields, form = books(), honest.signed(), honest.form()

    for number in range(ROUNDS):
        raw = bytes_changed(chance, form) if chance.random() < 0.5 else fields_changed(chance, fields)
        if says_the_same(raw, honest):
            continue
        answer = client.generic(
            "POST", "/api/v1/payments/alipay/notify", raw, content_type=chance.choice(CONTENT_TYPES)
        )
        repeat = f"round {number}: LUFFY_FUZZ_SEED={SEED} LUFFY_FUZZ_ROUNDS={ROUNDS} pytest {__file__}"
        assert (answer.status_code, answer.content) in [(400, b"fail"), (413, b"fail")], repeat

    assert books() == before, f"LUFFY_FUZZ_SEED={SEED}"
    assert not GatewayEvent.objects.exists()


def test_the_fuzzer_would_notice():
    """The honest notice, sent the same way, does change the books: the check above can fail."""
    purchase = started()
    before = books()

    Client().post(
        "/api/v1/payments/alipay/notify",
        Notice(purchase.attempt.out_trade_no).form(),
        content_type="application/x-www-form-urlencoded",
    )

    assert books() != before
