"""Inside the WeChat app: the browser is recognised by itself, and JSAPI works from end to end."""

import re

import pytest
from playwright.sync_api import expect

from luffy.payments.models import AttemptState, Method, PaymentAttempt
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, picture
from tests.browser.test_storefront_wechat import IN_WECHAT, expect_paid, settle, submit
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_pays_is_asked_silently_and_jsapi_takes_the_money(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, width=390, user_agent=IN_WECHAT)
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    settle(page)
    expect(page.get_by_role("radio", name="支付宝")).to_be_disabled()
    expect_no_overflow(page)
    picture(page, "checkout-inside-wechat")
    with page.expect_response(lambda answer: answer.url.endswith("/payments/wechat/payer")):
        page.reload()
    submit(page)

    page.wait_for_url(re.compile("/wechat/jsapi/"))
    page.click("#pay")
    expect_paid(page)
    attempt = PaymentAttempt.objects.get()
    assert (attempt.method, attempt.state) == (Method.JSAPI, AttemptState.PAID)
    assert re.fullmatch("o[0-9a-f]{27}", attempt.payer_openid)
    assert all(attempt.payer_openid not in url for url in visited)


def test_who_stays_unknown_gets_a_code_and_goes_in_no_circle(shop: Shop, new_page: NewPage) -> None:
    shop.paysim.control.add_fault("http_502", match={"op": "oauth"})
    page = a_page_of(shop.buyer(), shop, new_page, width=390, user_agent=IN_WECHAT)
    settle(page)
    submit(page)

    expect(page.get_by_role("img", name="微信付款码")).to_be_visible()
    assert PaymentAttempt.objects.get().method == Method.NATIVE
