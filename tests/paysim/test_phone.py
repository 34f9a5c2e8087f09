"""The buyer's phone for WeChat: pages with buttons."""

from __future__ import annotations

import base64
import re
import time
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.paysim.merchant import number
from tests.paysim.receiver import Receiver
from tests.paysim.server import ControlRefused, http
from tests.paysim.wechat_merchant import WechatMerchant, rfc3339

BACK = "http://shop.example/back?lang=zh"


def opened(wechat: WechatMerchant, kind: str = "native", **more: Any) -> tuple[str, str]:
    """Make an order; give the phone page's address and the order's number."""
    sold = number()
    handed = wechat.prepay(sold, kind=kind, **more).fields
    match kind:
        case "native":
            return f"{wechat.base}/wechat/scan?code_url={quote(handed['code_url'])}", sold
        case "jsapi":
            return f"{wechat.base}/wechat/jsapi/{handed['prepay_id']}", sold
    return handed["h5_url"], sold


def press(address: str, button: str, **form: str) -> httpx.Response:
    action = re.search(r'<form method="post" action="([^"]+)"', http.get(address).text)
    hidden = re.search(r'name="redirect_url" value="([^"]*)"', http.get(address).text)
    assert action
    if hidden:
        form["redirect_url"] = hidden[1].replace("&amp;", "&")
    base = "/".join(address.split("/")[:3])
    return http.post(base + action[1], data={"action": button, **form})


@pytest.mark.parametrize("kind", ["native", "jsapi", "h5"])
def test_the_phone_says_sandbox_shows_the_deal_and_asks_nobody_else(
    wechat: WechatMerchant, kind: str
) -> None:
    address, sold = opened(wechat, kind, time_expire=rfc3339(minutes=4))
    answer = http.get(address)

    assert "沙箱 · 非真实支付" in answer.text
    for shown in ("Python 入门", ">9.90<", sold, wechat.mchid):
        assert shown.strip("<>") in answer.text
    for button in ("pay", "pay-fail", "cancel"):
        assert f'id="{button}"' in answer.text
    assert re.search(r'id="countdown" data-left="2\d\d"', answer.text)
    assert set(re.findall(r'(?:src|href)="([^"]*)"', answer.text)) == set()
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_texts_of_the_merchant_are_only_texts(wechat: WechatMerchant) -> None:
    address, _ = opened(wechat, description="<script>alert(1)</script>")

    assert "<script>alert" not in http.get(address).text


@pytest.mark.parametrize("kind", ["native", "jsapi", "h5"])
def test_pressing_pay_pays_and_tells(wechat: WechatMerchant, receiver: Receiver, kind: str) -> None:
    address, sold = opened(wechat, kind, notify_url=receiver.url)
    answer = press(address, "pay", payer="alice@example.com")

    assert answer.status_code == 303
    page = http.get(wechat.base + answer.headers["location"]).text
    assert 'id="paid"' in page
    assert 'id="pay"' not in page
    assert wechat.heard(*receiver.wait_for_message())[1]["out_trade_no"] == sold
    assert wechat.query(sold).fields["trade_state"] == "SUCCESS"


def test_a_failed_or_left_payment_can_be_tried_again_and_nobody_is_told(
    wechat: WechatMerchant, receiver: Receiver
) -> None:
    address, sold = opened(wechat, notify_url=receiver.url)

    for button in ("pay-fail", "cancel"):
        after = http.get(wechat.base + press(address, button).headers["location"]).text
        assert 'id="said"' in after
        assert 'id="pay"' in after
    assert wechat.query(sold).fields["trade_state"] == "NOTPAY"
    assert receiver.bodies == []
    assert [row["op"] for row in wechat.server.control.journal()] == ["prepay", "pay_failed"]


@pytest.mark.parametrize("button", ["pay", "cancel"])
def test_the_browser_goes_back_to_the_shop_from_h5_and_proves_nothing(
    wechat: WechatMerchant, button: str
) -> None:
    address, _ = opened(wechat, "h5")
    answer = press(f"{address}&redirect_url={quote(BACK)}", button)

    assert (answer.status_code, answer.headers["location"]) == (303, BACK)


def test_only_addresses_of_the_web_are_gone_back_to(wechat: WechatMerchant) -> None:
    address, _ = opened(wechat, "h5")
    page = http.get(f"{address}&redirect_url=javascript:alert(1)").text

    assert "javascript:" not in page


def test_a_closed_or_late_order_shows_no_button(wechat: WechatMerchant) -> None:
    address, sold = opened(wechat)
    wechat.close(sold)
    assert 'id="closed"' in http.get(address).text

    late, _ = opened(wechat, "h5")
    wechat.server.control.clock("6m")
    assert 'id="expired"' in http.get(late).text
    assert 'id="pay"' not in http.get(late).text


def test_pressing_pay_twice_pays_once(wechat: WechatMerchant) -> None:
    address, sold = opened(wechat)
    action = re.search(r'action="([^"]+)"', http.get(address).text)
    assert action
    for _ in range(2):
        http.post(wechat.base + action[1], data={"action": "pay"})

    assert wechat.server.control.totals()[sold]["paid_fen"] == 990


def test_a_code_can_be_pasted_and_a_foreign_one_is_refused(wechat: WechatMerchant) -> None:
    helper = http.get(f"{wechat.base}/wechat/scan")
    assert (helper.status_code, 'id="code-url"' in helper.text) == (200, True)
    for foreign in ("weixin://wxpay/bizpayurl?pr=AAAA", "https://example.com", "<b>"):
        answer = http.get(f"{wechat.base}/wechat/scan", params={"code_url": foreign})
        assert (answer.status_code, 'id="error"' in answer.text) == (404, True)
        assert "<b>" not in answer.text
    assert http.get(f"{wechat.base}/wechat/h5/none").status_code == 404


def test_the_front_ends_signature_is_checked_when_it_comes_along(wechat: WechatMerchant) -> None:
    address, _ = opened(wechat, "jsapi")
    package = "prepay_id=" + address.rpartition("/")[2]
    at, nonce = str(int(time.time())), "abc"
    assert isinstance(wechat.key, rsa.RSAPrivateKey)
    text = f"{wechat.appid}\n{at}\n{nonce}\n{package}\n".encode()
    signature = base64.b64encode(wechat.key.sign(text, padding.PKCS1v15(), SHA256())).decode()
    params = {
        "appId": wechat.appid,
        "timeStamp": at,
        "nonceStr": nonce,
        "package": package,
        "signType": "RSA",
    }

    assert http.get(f"{address}?{urlencode({**params, 'paySign': signature})}").status_code == 200
    wrong = {**params, "nonceStr": "abd", "paySign": signature}
    assert http.get(f"{address}?{urlencode(wrong)}").status_code == 403


def test_the_control_api_pays_by_whatever_the_merchant_was_given(wechat: WechatMerchant) -> None:
    control, sold = wechat.server.control, number()
    wechat.prepay(sold)

    for named in ({"code_url": "weixin://wxpay/bizpayurl?pr=none"}, {"prepay_id": "wx1"}, {"h5_token": "x"}):
        with pytest.raises(ControlRefused) as refusal:
            control.pay(**named)
        assert refusal.value.code == "NO_PAGE"
    assert control.pay(sold, channel="wechat")["trade_status"] == "SUCCESS"
    with pytest.raises(ControlRefused) as refusal:
        control.pay(sold)
    assert refusal.value.code == "ORDERPAID"
