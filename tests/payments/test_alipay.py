import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from alipay import AliPay
from django.db import transaction

from luffy.payments.gateways import CloseResult, Rejected, TradeState
from luffy.payments.models import Channel, Method, PaymentAttempt
from tests.payments.keys import APP_ID, Notice, app_key, our_alipay, platform_key, private_pem, public_pem

NOW = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)


def attempt(**changes: object) -> PaymentAttempt:
    fields = {
        "out_trade_no": "01HXAAAAAAAAAAAAAAAAAAAAAA",
        "channel": Channel.ALIPAY,
        "method": Method.PAGE,
        "amount_fen": 9_900,
        "subject": "路飞学城: A/B=C&D\n",
        "expires_at": datetime(2026, 5, 1, 12, 28, 0, tzinfo=UTC),
        **changes,
    }
    return PaymentAttempt(**fields)


def parameters(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


@pytest.mark.parametrize(
    ("method", "name", "product"),
    [
        (Method.PAGE, "alipay.trade.page.pay", "FAST_INSTANT_TRADE_PAY"),
        (Method.WAP, "alipay.trade.wap.pay", "QUICK_WAP_WAY"),
    ],
)
def test_the_payment_page_is_asked_for_as_the_documents_say(method, name, product):
    sent = parameters(our_alipay().start(attempt(method=method), payer_address="", now=NOW).url)

    assert (sent["method"], sent["app_id"], sent["charset"]) == (name, APP_ID, "utf-8")
    assert (sent["sign_type"], sent["version"], sent["timestamp"]) == ("RSA2", "1.0", "2026-05-01 20:00:00")
    assert (sent["notify_url"], sent["return_url"]) == (
        "https://shop.example/notify",
        "https://shop.example/return",
    )
    biz = json.loads(sent["biz_content"])
    assert (biz["product_code"], biz["total_amount"]) == (product, "99.00")
    assert (biz["subject"], biz["time_expire"]) == ("路飞学城: A B C D ", "2026-05-01 20:28:00")


def test_an_independent_library_accepts_the_signature_of_the_payment_page():
    sent = parameters(our_alipay().start(attempt(), payer_address="", now=NOW).url)
    oracle = AliPay(
        appid=APP_ID,
        app_notify_url=None,
        app_private_key_string=private_pem(platform_key()),
        alipay_public_key_string=public_pem(app_key()),
    )

    signature = sent.pop("sign")
    text = "&".join(f"{name}={sent[name]}" for name in sorted(sent))

    assert oracle._verify(text, signature)
    assert not oracle._verify(text.replace("99.00", "0.01"), signature)


def test_the_same_attempt_gives_the_same_page_so_that_the_gateway_sees_one_trade():
    gateway = our_alipay()
    later = datetime(2026, 5, 1, 12, 5, 0, tzinfo=UTC)

    first = parameters(gateway.start(attempt(), payer_address="", now=NOW).url)
    again = parameters(gateway.start(attempt(), payer_address="", now=later).url)

    assert first["biz_content"] == again["biz_content"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("TRADE_SUCCESS", TradeState.PAID),
        ("TRADE_FINISHED", TradeState.PAID),
        ("WAIT_BUYER_PAY", TradeState.UNPAID),
        ("TRADE_CLOSED", TradeState.CLOSED),
        ("trade_success", TradeState.UNKNOWN),
        ("", TradeState.UNKNOWN),
    ],
)
def test_a_notice_is_read_by_its_status(status, state):
    facts = our_alipay().parse_notify({}, Notice(fields={"trade_status": status}).form(), now=NOW)

    assert facts.state is state
    assert (facts.amount_fen, facts.channel_trade_no) == (9_900, "2026050122001000000000000001")


@pytest.mark.parametrize("number", ["", "a" * 65, "a b", "a\x00b", "数", "a'b"])
def test_a_genuine_notice_with_impossible_numbers_is_rejected(number):
    assert our_alipay().parse_notify({}, Notice(number).form(), now=NOW) == Rejected("numbers")


def test_the_way_back_never_says_paid():
    facts = our_alipay().parse_return(Notice(fields={"trade_status": "TRADE_SUCCESS"}).form())

    assert facts.state is TradeState.UNKNOWN


def test_the_way_back_of_another_app_is_rejected():
    assert our_alipay().parse_return(Notice(fields={"app_id": "2021"}).form()) == Rejected("app_id")


@pytest.mark.django_db(transaction=True)
def test_nobody_at_the_gateways_address_means_nobody_knows():
    gateway = our_alipay()

    assert gateway.query(attempt(), now=NOW).state is TradeState.UNKNOWN
    assert gateway.close(attempt(), now=NOW) is CloseResult.UNKNOWN


@pytest.mark.django_db
def test_a_call_inside_a_transaction_is_a_bug_that_shows_itself():
    with transaction.atomic(), pytest.raises(RuntimeError, match="transaction"):
        our_alipay().query(attempt(), now=NOW)
