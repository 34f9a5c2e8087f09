"""What anybody may send to where the channels report, and how much of it.

That each forgery by itself leaves no row: test_receive.py, test_receive_wechat.py and the fuzzers in tests/payments.
"""

import random
import time
from typing import Any

import httpx
import pytest
from django.test import Client

from luffy.orders.models import OrderStatus
from luffy.payments.models import Channel, GatewayEvent, Method, PaymentAttempt, Refund
from tests.contracts.matrix import ROWS, Row
from tests.factories.accounts import an_account, api_of
from tests.factories.orders import a_cancelled_order
from tests.factories.refunds import asked_for, granted, returned, the_rules
from tests.payments.keys import Notice
from tests.payments.wechat_keys import WeChatNotice, stamped
from tests.payments.world import Purchase, a_purchase
from tests.security.looking import changed, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wechat_settings")]
BAD_ONES = 10_000
ALIPAY, WECHAT = "/api/v1/payments/alipay/notify", "/api/v1/payments/wechat/notify"
WECHAT_REFUND = "/api/v1/payments/wechat/refund-notify"
NOTES = {"payments_gatewayevent"}
MAKERS = {Channel.ALIPAY: Method.PAGE, Channel.WECHAT: Method.NATIVE}
by_channel = pytest.mark.parametrize("channel", MAKERS, ids=lambda channel: channel.name.lower())


def started(channel: Channel) -> Purchase:
    """An order whose buyer is at the channel's page."""
    the_rules()
    purchase = a_purchase()
    order = purchase.order
    PaymentAttempt.objects.create(
        out_trade_no=f"{order.number[:-1]}X",
        order=order,
        channel=channel,
        method=MAKERS[channel],
        amount_fen=order.payable_fen,
        subject="课",
        created_at=order.created_at,
        expires_at=order.expires_at,
        next_query_at=order.expires_at,
    )
    return purchase


def genuine(purchase: Purchase, channel: Channel) -> tuple[str, bytes, dict[str, str]]:
    number = purchase.attempt.out_trade_no
    if channel == Channel.ALIPAY:
        return ALIPAY, Notice(number).form(), {}
    body = WeChatNotice(number).body()
    return WECHAT, body, stamped(body)


def deliver(path: str, raw: bytes, headers: dict[str, str] | None = None) -> int:
    answer = Client().generic("POST", path, raw, content_type="text/plain", headers=headers or {})
    return int(answer.status_code)


def refunded(purchase: Purchase) -> None:
    returned(granted(asked_for(purchase.now_order)))


@by_channel
@pytest.mark.parametrize("later", [None, asked_for, refunded], ids=["paid", "asked back", "given back"])
def test_a_replay_of_the_payment_moves_nothing_whatever_came_after(channel: Channel, later: Any) -> None:
    purchase = started(channel)
    notice = genuine(purchase, channel)
    assert deliver(*notice) in {200, 204}
    if later is not None:
        later(purchase.now_order if later is asked_for else purchase)
    before = tables()

    assert {deliver(*notice) for _ in range(5)} <= {200, 204}

    assert changed(before) <= NOTES
    assert GatewayEvent.objects.get().deliveries == 6


@by_channel
def test_a_replay_of_money_that_came_too_late_gives_it_back_once(channel: Channel) -> None:
    purchase = started(channel)
    a_cancelled_order(purchase.order)
    notice = genuine(purchase, channel)
    assert deliver(*notice) in {200, 204}
    before = tables()

    assert {deliver(*notice) for _ in range(5)} <= {200, 204}

    assert changed(before) <= NOTES
    assert Refund.objects.filter(attempt__order=purchase.order).count() == 1
    assert purchase.enrolments == 0


@by_channel
def test_a_genuine_notice_is_worth_nothing_elsewhere(channel: Channel) -> None:
    """At the other channel's address, for another order, or with the proof of another notice."""
    mine, other = started(channel), started(channel)
    path, raw, headers = genuine(mine, channel)
    foreign = raw.replace(mine.attempt.out_trade_no.encode(), other.attempt.out_trade_no.encode())
    before = tables()

    addresses = {ALIPAY, WECHAT, WECHAT_REFUND} - (
        {ALIPAY} if channel == Channel.ALIPAY else {WECHAT, WECHAT_REFUND}
    )
    statuses = {deliver(address, raw, headers) for address in addresses}
    if channel == Channel.ALIPAY:
        statuses.add(deliver(path, foreign))
    else:
        _, others, _ = genuine(other, channel)
        statuses.add(deliver(path, others, headers))

    assert statuses == {400}
    assert changed(before) == set()


def bad_one(chance: random.Random, path: str, form: bytes, body: bytes) -> tuple[str, bytes, dict[str, str]]:
    at = chance.randrange(len(form) - 1)
    forged = form[:at] + bytes([form[at] ^ 1]) + form[at + 1 :]
    if path == ALIPAY:
        return path, chance.choice((forged, form[:at], b"", b"sign=x&sign_type=RSA2", b"%00=%ff")), {}
    headers = {
        "Wechatpay-Timestamp": str(int(time.time())),
        "Wechatpay-Nonce": f"{chance.getrandbits(64):x}",
        "Wechatpay-Serial": chance.choice(
            (f"{chance.getrandbits(160):X}", f"PUB_KEY_ID_{chance.getrandbits(80)}")
        ),
        "Wechatpay-Signature": "AAAA",
    }
    return path, chance.choice((body, body[:at], b"[" * 5_000, b"", b'{"id":' * 2_000)), headers


# Not one long transaction: the server would end it while nothing but forgeries arrive.
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_bad_ones_leave_no_row_call_nobody_and_hold_up_no_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[Any] = []
    monkeypatch.setattr(httpx.Client, "send", lambda *request, **_: called.append(request))
    purchase, chance, client = started(Channel.ALIPAY), random.Random(7), Client()
    form, body = Notice(purchase.attempt.out_trade_no).form(), WeChatNotice().body()
    before, statuses = tables(), set()

    for number in range(BAD_ONES):
        path, raw, headers = bad_one(chance, (ALIPAY, WECHAT, WECHAT_REFUND)[number % 3], form, body)
        answer = client.generic("POST", path, raw, content_type="text/plain", headers=headers)
        statuses.add(answer.status_code)

    assert statuses == {400}
    assert changed(before) == set()
    assert called == []
    assert deliver(ALIPAY, form) == 200
    assert purchase.now_order.status == OrderStatus.PAID


WRITING = [row for row in ROWS if row.body is not None and row.status < 300]
NOTIFY = [ALIPAY, WECHAT, WECHAT_REFUND]
TOO_LARGE = b'{"x":"' + b"a" * (2 * 1024 * 1024) + b'"}'
DEEP = (b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000)


def test_a_large_or_deep_body_is_refused_everywhere() -> None:
    account = an_account(is_superuser=True)
    api = api_of(account)
    before, wrong = tables(), {}
    paths: list[tuple[str, str, Row | None]] = [
        (row.call.split(" ")[0], f"/api/v1{row.call.split(' ')[1]}", row) for row in WRITING
    ]
    paths += [("POST", path, None) for path in NOTIFY]

    for method, path, row in paths:
        address = filled(path)
        headers = {**api.headers, **((row.headers if row else None) or {})}
        # Where channels report no more is read than 256 kB, whatever it holds.
        deep = {400, 422} if row else {400, 413}
        for raw, allowed in ((TOO_LARGE, {413}), (DEEP[0], deep), (DEEP[1], deep)):
            answer = api.client.generic(
                method, address, raw, content_type="application/json", headers=headers
            )
            if answer.status_code not in allowed:
                wrong[f"{method} {path} {raw[:1]!r}"] = answer.status_code

    assert wrong == {}
    assert changed(before) == set()


def filled(path: str) -> str:
    """The address with something where its parts are: a body is refused before anybody looks for the thing."""

    class One(dict[str, str]):
        def __missing__(self, _name: str) -> str:
            return "1"

    return path.format_map(One({"channel": "alipay", "day": "2026-01-01", "product": "course:1"}))
