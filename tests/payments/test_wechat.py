import json
from datetime import UTC, datetime

import httpx
import pytest
from django.db import transaction
from wechatpayv3 import WeChatPay, WeChatPayType

from luffy.payments.gateways import (
    CloseResult,
    NotStarted,
    RefundFacts,
    RefundNotice,
    RefundOutcome,
    Rejected,
    TradeState,
    wechat,
)
from luffy.payments.gateways.transport import Received
from luffy.payments.models import Channel, Method, PaymentAttempt, Refund, RefundReason
from tests.payments.keys import app_key, platform_key, private_pem, public_pem
from tests.payments.wechat_keys import (
    APIV3_KEY,
    APPID,
    MCHID,
    PUBLIC_KEY_ID,
    SERIAL,
    RefundWord,
    WeChatNotice,
    encrypted,
    our_wechat,
    stamped,
)

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def read(notice: WeChatNotice):
    body = notice.body()
    return our_wechat().parse_notify(stamped(body, at=NOW.timestamp()), body, now=NOW)


def attempt(**changes: object) -> PaymentAttempt:
    made = {
        "out_trade_no": "01HXAAAAAAAAAAAAAAAAAAAAAA",
        "channel": Channel.WECHAT,
        "method": Method.NATIVE,
        "amount_fen": 9_900,
        "subject": "课",
        "created_at": NOW,
        "expires_at": NOW,
    }
    return PaymentAttempt(**{**made, **changes})


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("SUCCESS", TradeState.PAID),
        ("REFUND", TradeState.RETURNED),
        ("NOTPAY", TradeState.UNPAID),
        ("CLOSED", TradeState.CLOSED),
        ("USERPAYING", TradeState.UNKNOWN),
        ("REVOKED", TradeState.UNKNOWN),
        ("PAYERROR", TradeState.UNKNOWN),
        ("success", TradeState.UNKNOWN),
        ("", TradeState.UNKNOWN),
        (None, TradeState.UNKNOWN),
        (["SUCCESS"], TradeState.UNKNOWN),
    ],
)
def test_a_notice_is_read_by_its_state(status, state):
    facts = read(WeChatNotice(fields={"trade_state": status}))

    assert facts.state is state
    assert (facts.out_trade_no, facts.amount_fen) == ("01HXAAAAAAAAAAAAAAAAAAAAAA", 9_900)
    assert facts.channel_trade_no == "4200001234202605010000000001"


@pytest.mark.parametrize(
    ("fields", "mismatch"),
    [
        ({"mchid": "1600000002"}, "mchid"),
        ({"mchid": None}, "mchid"),
        ({"mchid": 1600000001}, "mchid"),
        ({"appid": "wx0000000000000000"}, "appid"),
        ({"appid": ""}, "appid"),
        ({"amount": {"total": 9_900, "currency": "USD"}}, "currency"),
        ({"amount": {"total": 9_900}}, "currency"),
        ({}, ""),
    ],
)
def test_a_notice_of_somebody_elses_money_says_so(fields, mismatch):
    assert read(WeChatNotice(fields=fields)).mismatch == mismatch


@pytest.mark.parametrize(
    "amount", [None, 9_900, "9900", [], {"total": "9900"}, {"total": 99.0}, {"total": True}, {"total": -1}]
)
def test_what_is_not_an_amount_is_none(amount):
    assert read(WeChatNotice(fields={"amount": amount})).amount_fen is None


@pytest.mark.parametrize(
    "number", ["", "short", "a" * 65, "a b c d e f", "abcdef\x00", "数数数数数数", None, 5]
)
def test_a_genuine_notice_with_impossible_numbers_is_rejected(number):
    assert read(WeChatNotice(fields={"out_trade_no": number})) == Rejected("numbers")


@pytest.mark.parametrize("number", ["", "4200\x00", "\ud800" * 9, "4" * 65, None, 42])
def test_an_impossible_number_of_the_channel_is_left_out(number):
    assert read(WeChatNotice(fields={"transaction_id": number})).channel_trade_no == ""


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"event_type": "TRANSACTION.FAIL"}, "event_type"),
        ({"event_type": ""}, "event_type"),
        ({"resource": None}, "ciphertext"),
        ({"resource": encrypted(b"{}", key=b"f" * 32)}, "ciphertext"),
        ({"resource": encrypted(b"not json")}, "not_json"),
        ({"resource": encrypted(b'{"a":1,"a":2}')}, "not_json"),
        ({"resource": encrypted(b"{}")}, "numbers"),
    ],
)
def test_a_notice_that_is_signed_but_not_in_form_is_rejected(event, reason):
    assert read(WeChatNotice(event=event)) == Rejected(reason)


def test_associated_data_may_be_missing():
    honest = WeChatNotice()

    facts = read(WeChatNotice(event={"resource": encrypted(honest.clear(), aad=None)}))

    assert facts.state is TradeState.PAID


def test_what_is_kept_of_a_notice_can_be_read_without_a_key():
    facts = read(WeChatNotice(fields={"attach": "\ud800"}))

    assert b'"transaction_id":"4200001234202605010000000001"' in facts.raw
    assert b'"event_type":"TRANSACTION.SUCCESS"' in facts.raw
    assert b"ciphertext" not in facts.raw


@pytest.mark.parametrize(
    ("status", "outcome", "reason"),
    [
        ("SUCCESS", RefundOutcome.SUCCESS, ""),
        ("ABNORMAL", RefundOutcome.ABNORMAL, "ABNORMAL"),
        ("CLOSED", RefundOutcome.REJECTED, "CLOSED"),
        ("PROCESSING", RefundOutcome.PROCESSING, "PROCESSING"),
        ("OTHER", RefundOutcome.UNKNOWN, "unknown_status"),
    ],
)
def test_a_notice_of_a_refund_is_read_as_one(status, outcome, reason):
    notice = read(RefundWord(status=status))

    assert isinstance(notice, RefundNotice)
    assert (notice.facts.outcome, notice.facts.reason, notice.amount_fen) == (outcome, reason, 9_900)
    assert (notice.out_trade_no, notice.out_refund_no, notice.mismatch) == (
        "01HXAAAAAAAAAAAAAAAAAAAAAA",
        "R01HXAAAAAAAAAAAAAAAAAAAAAA",
        "",
    )


def test_a_refund_of_another_merchant_says_so():
    assert read(RefundWord(fields={"mchid": "1600000002"})).mismatch == "mchid"
    assert read(RefundWord(out_refund_no="R'; --")) == Rejected("numbers")


def test_an_independent_library_reads_the_same_in_our_notices():
    """The tests' own notices are right: otherwise all of them might prove nothing."""
    body = WeChatNotice().body()
    library = WeChatPay(
        wechatpay_type=WeChatPayType.NATIVE,
        mchid=MCHID,
        private_key=private_pem(app_key()),
        cert_serial_no=SERIAL,
        appid=APPID,
        apiv3_key=APIV3_KEY.decode(),
        public_key=public_pem(platform_key()),
        public_key_id=PUBLIC_KEY_ID,
        timeout=(3, 10),
    )

    told = library.callback(stamped(body), body)

    assert told["event_type"] == "TRANSACTION.SUCCESS"
    assert told["resource"]["out_trade_no"] == "01HXAAAAAAAAAAAAAAAAAAAAAA"
    assert told["resource"]["amount"]["total"] == 9_900


@pytest.mark.django_db(transaction=True)
def test_nobody_at_the_gateways_address_means_nobody_knows():
    gateway = our_wechat()
    refund = Refund(out_refund_no="R1", attempt=attempt(), amount_fen=1, reason=RefundReason.CANCELLED)

    started = gateway.start(attempt(), payer_address="192.0.2.1", now=NOW)

    assert started == NotStarted(is_spent=False, reason="ConnectError")
    assert gateway.query(attempt(), now=NOW).state is TradeState.UNKNOWN
    assert gateway.close(attempt(), now=NOW) is CloseResult.UNKNOWN
    assert gateway.refund(refund, now=NOW).outcome is RefundOutcome.UNKNOWN
    assert gateway.query_refund(refund, now=NOW).outcome is RefundOutcome.UNKNOWN


@pytest.mark.parametrize(
    ("status", "code", "outcome", "reason"),
    [
        (429, "A_CODE_OF_TOMORROW", RefundOutcome.UNKNOWN, "A_CODE_OF_TOMORROW"),
        (429, "FREQUENCY_LIMITED", RefundOutcome.UNKNOWN, "FREQUENCY_LIMITED"),
        (429, "", RefundOutcome.UNKNOWN, "HTTP 429"),
        (400, "A_CODE_OF_TOMORROW", RefundOutcome.REJECTED, "A_CODE_OF_TOMORROW"),
    ],
)
def test_that_we_ask_too_often_is_no_refusal_of_a_refund_whatever_it_is_called(
    monkeypatch, status, code, outcome, reason
):
    received = Received(status, httpx.Headers(), "", json.dumps({"code": code}).encode())
    monkeypatch.setattr(wechat, "ask", lambda _client, _request: received)
    refund = Refund(out_refund_no="R1", attempt=attempt(), amount_fen=1, reason=RefundReason.CANCELLED)

    assert our_wechat().refund(refund, now=NOW) == RefundFacts(outcome, reason)


@pytest.mark.django_db
def test_a_call_inside_a_transaction_is_a_bug_that_shows_itself():
    with transaction.atomic(), pytest.raises(RuntimeError, match="transaction"):
        our_wechat().query(attempt(), now=NOW)
