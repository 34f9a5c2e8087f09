from __future__ import annotations

import re
import time
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.paysim.merchant import Merchant, beijing_now, number
from tests.paysim.server import http

BACK = "http://shop.example/back?lang=zh"


def opened(merchant: Merchant, **more: object) -> tuple[str, str]:
    """Open a cashier; give its address and the order number."""
    sold = number()
    token = merchant.server.open_cashier(merchant.page_url(sold, **more))
    return f"{merchant.server.base_url}/alipay/cashier/{token}", sold


def press(address: str, button: str, **form: str) -> httpx.Response:
    return http.post(address, data={"action": button, **form})


def test_the_page_says_sandbox_shows_the_deal_and_asks_nobody_else(merchant: Merchant) -> None:
    address, sold = opened(merchant, amount="1234.50", time_expire=beijing_now(minutes=10))
    answer = http.get(address)
    page = answer.text

    assert "沙箱 · 非真实支付" in page
    for shown in ("Python 入门", "¥1234.50", sold, merchant.seller_id, "<svg"):
        assert shown in page
    for button in ("scan", "pay", "pay-fail", "abandon", "pay-slow"):
        assert f'id="{button}"' in page
    assert re.search(r'id="countdown" data-left="5\d\d"', page)
    assert 'name="viewport"' in page
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == set()
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_texts_of_the_merchant_are_only_texts(merchant: Merchant) -> None:
    address, _ = opened(merchant, subject="<script>alert(1)<")

    assert "<script>alert" not in http.get(address).text
    assert "&lt;script&gt;alert(1)&lt;" in http.get(address).text


def test_paying_sends_the_browser_back_with_a_signature_and_no_status(merchant: Merchant) -> None:
    address, sold = opened(merchant, return_url=BACK)
    answer = press(address, "pay", payer="alice@example.com")

    assert answer.status_code == 303
    target = urlsplit(answer.headers["location"])
    query = dict(parse_qsl(target.query))
    assert f"{target.scheme}://{target.netloc}{target.path}" == "http://shop.example/back"
    assert query.pop("lang") == "zh"
    assert merchant.verifies_notice(query)
    assert "trade_status" not in query
    assert (query["out_trade_no"], query["total_amount"]) == (sold, "9.90")
    assert query["method"] == "alipay.trade.page.pay.return"
    assert merchant.query(sold).fields["buyer_logon_id"] == "ali***@example.com"
    assert 'data-state="paid"' in http.get(address).text
    assert 'id="pay"' not in http.get(address).text


def test_paying_without_a_return_address_shows_the_result(merchant: Merchant) -> None:
    address, _ = opened(merchant)
    answer = http.post(address, data={"action": "pay"}, follow_redirects=True)

    assert 'id="paid"' in answer.text


def test_paying_twice_is_refused_and_takes_money_once(merchant: Merchant) -> None:
    address, sold = opened(merchant)
    press(address, "pay")

    assert "ACQ.TRADE_HAS_SUCCESS" in press(address, "pay").content.decode("gbk")
    assert merchant.server.control.totals() == {sold: {"paid_fen": 990, "refunded_fen": 0}}


def test_scanning_creates_the_trade_and_leaves_it_unpaid(merchant: Merchant) -> None:
    address, sold = opened(merchant)
    answer = http.post(address, data={"action": "scan"}, follow_redirects=True)

    assert 'data-state="waiting"' in answer.text
    assert merchant.query(sold).fields["trade_status"] == "WAIT_BUYER_PAY"


def test_a_failed_payment_can_be_tried_again(merchant: Merchant) -> None:
    address, sold = opened(merchant)
    answer = http.post(address, data={"action": "pay-fail"}, follow_redirects=True)

    assert "余额不足" in answer.text
    assert merchant.query(sold).fields["trade_status"] == "WAIT_BUYER_PAY"
    press(address, "pay")
    assert [row["op"] for row in merchant.server.control.journal()] == ["prepay", "scan", "pay_failed", "pay"]


def test_leaving_moves_nothing(merchant: Merchant) -> None:
    address, sold = opened(merchant)
    answer = http.post(address, data={"action": "abandon"}, follow_redirects=True)

    assert 'id="said"' in answer.text
    assert merchant.query(sold).sub_code == "ACQ.TRADE_NOT_EXIST"
    wap_address, _ = opened(merchant, wap=True, quit_url="http://shop.example/cart")
    assert press(wap_address, "abandon").headers["location"] == "http://shop.example/cart"


def test_a_slow_payment_arrives_by_itself(merchant: Merchant) -> None:
    merchant.server.control.settings(slow_pay_s=0.3)
    address, sold = opened(merchant, return_url=BACK)
    answer = http.post(address, data={"action": "pay-slow"}, follow_redirects=True)

    assert 'http-equiv="refresh"' in answer.text
    assert merchant.query(sold).fields["trade_status"] == "WAIT_BUYER_PAY"
    deadline = time.monotonic() + 5
    while merchant.query(sold).fields["trade_status"] != "TRADE_SUCCESS":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert http.get(answer.url).headers["location"].startswith("http://shop.example/back")


@pytest.mark.parametrize("button", ["pay", "scan", "pay-fail", "pay-slow"])
def test_after_the_time_to_pay_no_button_works(merchant: Merchant, button: str) -> None:
    address, sold = opened(merchant, time_expire=beijing_now(minutes=2))
    merchant.server.control.clock("3m")

    assert 'id="expired"' in http.get(address).text
    assert "ACQ.TRADE_HAS_CLOSE" in press(address, button).content.decode("gbk")
    assert merchant.query(sold).sub_code == "ACQ.TRADE_NOT_EXIST"
    assert merchant.server.control.totals() == {}


def test_a_scanned_trade_closes_when_its_time_is_over(merchant: Merchant) -> None:
    address, sold = opened(merchant, timeout_express="5m")
    press(address, "scan")
    merchant.server.control.clock("6m")

    assert merchant.query(sold).fields["trade_status"] == "TRADE_CLOSED"
    assert 'id="closed"' in http.get(address).text
    assert merchant.server.control.journal()[-1]["op"] == "expire"


def test_unknown_pages_and_buttons_are_refused(merchant: Merchant) -> None:
    address, _ = opened(merchant)

    assert http.get(f"{merchant.server.base_url}/alipay/cashier/nothing").status_code == 404
    assert press(f"{merchant.server.base_url}/alipay/cashier/nothing", "pay").status_code == 404
    assert "ACQ.INVALID_PARAMETER" in press(address, "dance").content.decode("gbk")


def test_a_post_form_opens_a_cashier_as_a_get_does(merchant: Merchant) -> None:
    query = dict(parse_qsl(urlsplit(merchant.page_url(number())).query))

    assert http.post(merchant.gateway, data=query).status_code == 302
