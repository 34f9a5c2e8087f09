"""What the storefront is told about paying by WeChat."""

import re

import pytest

from luffy.core import clock
from luffy.core.valkey import valkey
from luffy.orders.models import Order, OrderStatus, PaymentType
from luffy.payments.models import PaymentAttempt
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.payments.test_gateway_flow import until
from tests.payments.world import Purchase, a_purchase, settle_for

pytestmark = pytest.mark.django_db(transaction=True)
OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


def pay(purchase: Purchase, method: str, **more: object):
    api = api_of(purchase.account)
    return api.post(f"/orders/{purchase.order.number}/pay", {"payment_method": method, **more})


def names(answer) -> list[tuple[str, str, str]]:
    return [(way["name"], way["channel"], way["device"]) for way in answer.json()["data"]]


def test_everybody_may_see_the_ways_to_pay(paysim):
    assert names(Api().get("/payment-methods")) == [
        ("alipay", "alipay", "desktop"),
        ("alipay_wap", "alipay", "phone"),
        ("wechat_native", "wechat", "desktop"),
        ("wechat_h5", "wechat", "phone"),
        ("wechat_jsapi", "wechat", "wechat"),
    ]


def test_a_channel_that_is_not_configured_is_no_way_to_pay(merchant_settings):
    assert [name for name, _, _ in names(Api().get("/payment-methods"))] == ["alipay", "alipay_wap"]


def test_an_order_by_a_channel_that_is_not_configured_is_refused_before_it_is_placed(merchant_settings):
    account, course = an_account(), a_course()
    settle_for(account, course, now=clock.now())

    answer = api_of(account).post(
        "/orders",
        {"payment_method": "wechat_native", "expected_payable_fen": 9_900},
        **{"Idempotency-Key": "k"},
    )

    assert (answer.status_code, answer.json()["code"]) == (503, 1702)
    assert not Order.objects.exists()


def test_a_code_comes_as_a_picture_and_the_sandbox_tells_what_is_in_it(paysim):
    purchase = a_purchase()

    payment = pay(purchase, "wechat_native").json()["data"]["payment"]

    assert payment["kind"] == "qr"
    assert payment["svg"].startswith("<svg ")
    assert "script" not in payment["svg"]
    assert payment["code_url"].startswith("weixin://wxpay/bizpayurl?pr=")
    assert payment["phone_url"].startswith(f"{paysim.base_url}/wechat/scan?code_url=weixin%3A%2F%2F")
    assert payment["expires_at"].startswith(f"{purchase.attempt.expires_at:%Y-%m-%dT%H:%M:%S}")


def test_the_real_gateways_code_is_a_picture_only(paysim, monkeypatch):
    monkeypatch.setattr("luffy.payments.shapes._is_sandbox", lambda: False)

    payment = pay(a_purchase(), "wechat_native").json()["data"]["payment"]

    assert (payment["code_url"], payment["phone_url"]) == (None, None)


def test_inside_wechat_the_page_gets_what_it_hands_on(paysim):
    payment = pay(a_purchase(), "wechat_jsapi", openid=OPENID).json()["data"]["payment"]

    assert payment["kind"] == "jsapi"
    assert set(payment["params"]) == {"appId", "timeStamp", "nonceStr", "package", "signType", "paySign"}
    assert re.match(rf"{paysim.base_url}/wechat/jsapi/wx", payment["phone_url"])


def test_inside_wechat_an_unknown_payer_is_refused_before_anything_is_begun(paysim):
    purchase = a_purchase()

    answer = pay(purchase, "wechat_jsapi")

    assert (answer.status_code, answer.json()["code"]) == (422, 1705)
    assert not PaymentAttempt.objects.exists()


@pytest.mark.parametrize("openid", ["", "a b", "数", "x" * 129, "a'--"])
def test_paying_inside_wechat_needs_to_know_who_pays(paysim, openid):
    purchase = a_purchase()

    answer = pay(purchase, "wechat_jsapi", openid=openid)

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)
    assert not PaymentAttempt.objects.exists()


def test_an_order_is_placed_though_wechat_gives_no_answer_and_can_be_paid_later(paysim):
    account, course = an_account(), a_course()
    settle_for(account, course, now=clock.now())
    paysim.control.add_fault("http_502", match={"op": "native"})

    answer = api_of(account).post(
        "/orders",
        {"payment_method": "wechat_native", "expected_payable_fen": 9_900},
        **{"Idempotency-Key": "k"},
    )

    assert answer.status_code == 201
    data = answer.json()["data"]
    assert (data["payment"], data["order"]["status"]) == (None, "pending")
    assert Order.objects.get().payment_type == PaymentType.WECHAT
    again = api_of(account).post(
        f"/orders/{data['order']['number']}/pay", {"payment_method": "wechat_native"}
    )
    assert (again.status_code, again.json()["code"]) == (503, 1703)
    paysim.control.clear_faults()
    again = api_of(account).post(
        f"/orders/{data['order']['number']}/pay", {"payment_method": "wechat_native"}
    )
    assert again.json()["data"]["payment"]["kind"] == "qr"
    assert PaymentAttempt.objects.count() == 1


def test_who_says_that_she_has_paid_has_the_channel_asked(paysim):
    paysim.control.add_fault("drop_all")
    purchase = a_purchase()
    code = pay(purchase, "wechat_native").json()["data"]["payment"]["code_url"]
    api, check = api_of(purchase.account), f"/orders/{purchase.order.number}/payment-check"
    assert api.post(check).json()["data"]["status"] == "pending"
    paysim.control.pay(code_url=code)

    # Asked a moment ago: it is not asked again at once.
    assert api.post(check).json()["data"]["status"] == "pending"
    valkey().delete(f"payments:asked:{purchase.order.pk}")

    assert api.post(check).json()["data"]["status"] == "paid"
    assert purchase.enrolments == 1


def test_nobody_has_the_channel_asked_about_anothers_order(paysim):
    purchase = a_purchase()
    paysim.control.add_fault("drop_all")
    code = pay(purchase, "wechat_native").json()["data"]["payment"]["code_url"]
    paysim.control.pay(code_url=code)

    answer = api_of(an_account()).post(f"/orders/{purchase.order.number}/payment-check")

    assert answer.status_code == 404
    assert purchase.now_order.status == OrderStatus.PENDING
    paysim.control.clear_faults()
    paysim.control.notify(purchase.attempt.out_trade_no)
    until(lambda: purchase.now_order.status == OrderStatus.PAID)
