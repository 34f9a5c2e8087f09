"""Paying by WeChat: a code on the computer, WeChat's page on the phone, and the app's own browser."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from luffy.catalog.services import refresh_search
from luffy.payments.models import AttemptState, PaymentAttempt
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, buy_area, expect_no_overflow, picture
from tests.browser.test_accessibility import AXE, looked_at
from tests.factories.catalog import a_course
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)
IN_WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile MicroMessenger/8.0.50"
)


def settle(page: Page) -> None:
    course = a_course("Python 入门", prices={30: 9_900})
    refresh_search([course.pk])
    page.goto(f"/courses/{course.pk}")
    buy_area(page).get_by_role("button", name="立即购买").click()
    expect(page).to_have_url("/checkout")


def choose(page: Page, channel: str) -> None:
    page.get_by_role("group", name="支付方式").get_by_text(channel, exact=True).click()


def submit(page: Page) -> None:
    page.get_by_role("button", name="提交订单").click()


def code_on(page: Page) -> str:
    code = page.locator("[data-code-url]")
    expect(code.get_by_role("img", name="微信付款码")).to_be_visible()
    return code.get_attribute("data-code-url") or ""


def expect_paid(page: Page) -> None:
    expect(page.get_by_role("main")).to_contain_text("支付成功")
    expect(page.get_by_role("main")).to_contain_text("Python 入门")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_code_is_scanned_and_the_page_follows_by_itself(shop: Shop, new_page: NewPage, scheme: str) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, color_scheme=scheme)
    settle(page)
    choose(page, "微信支付")
    submit(page)

    expect(page).to_have_url(re.compile("/pay/"))
    code = code_on(page)
    assert page.locator("[data-code-url] img").evaluate("img => img.naturalWidth") > 0
    expect_no_overflow(page)
    picture(page, f"wechat-code-{scheme}")
    page.get_by_role("button", name="我已支付").click()
    expect(page.get_by_role("main")).to_contain_text("还没有收到付款")
    shop.paysim.control.pay(code_url=code)

    expect_paid(page)
    assert PaymentAttempt.objects.get().state == AttemptState.PAID


def test_the_sandboxs_phone_can_be_played_in_another_tab(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page)
    settle(page)
    choose(page, "微信支付")
    submit(page)

    with page.expect_popup() as opened:
        page.get_by_role("link", name="沙箱：打开模拟手机付款").click()
    opened.value.click("#pay")
    expect(opened.value.locator("#paid")).to_be_visible()

    expect_paid(page)


def test_changing_the_way_to_pay_and_back_gives_a_code_that_pays(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page)
    settle(page)
    choose(page, "微信支付")
    submit(page)
    first = code_on(page)

    choose(page, "支付宝")
    expect(page.locator("[data-code-url]")).to_have_count(0)
    expect(page.get_by_role("button", name="去支付")).to_be_visible()
    choose(page, "微信支付")

    assert code_on(page) != first
    shop.paysim.control.pay(code_url=code_on(page))
    expect_paid(page)


def test_a_phone_goes_to_wechat_and_comes_back_to_what_was_bought(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, width=390)
    settle(page)
    choose(page, "微信支付")
    expect_no_overflow(page)
    picture(page, "wechat-checkout")
    submit(page)

    page.click("#pay")

    expect(page).to_have_url(re.compile("/pay/"))
    expect_paid(page)
    picture(page, "wechat-h5-result")


def test_on_the_phone_leaving_without_paying_leads_back_to_an_order_that_waits(
    shop: Shop, new_page: NewPage
) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, width=390)
    settle(page)
    choose(page, "微信支付")
    submit(page)

    page.click("#cancel")

    expect(page).to_have_url(re.compile("/pay/"))
    expect(page.get_by_role("button", name="去支付")).to_be_visible()
    expect_no_overflow(page)
    picture(page, "wechat-h5-waits")
    page.get_by_role("button", name="去支付").click()
    page.click("#pay")
    expect_paid(page)


def test_inside_wechat_only_wechat_is_offered_and_who_is_known_pays_right_there(
    shop: Shop, new_page: NewPage
) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, width=390, user_agent=IN_WECHAT, expects=(REFUSAL,))
    page.goto("/checkout?openid=oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")
    # Nothing is chosen yet; but from now on this tab knows who pays.
    expect(page.get_by_role("link", name="回购物车")).to_be_visible()
    settle(page)
    expect(page.get_by_role("radio", name="支付宝")).to_be_disabled()
    expect(page.get_by_role("main")).to_contain_text("微信里打不开支付宝，请在浏览器中打开本页")
    submit(page)

    page.wait_for_url(re.compile("/wechat/jsapi/"))
    assert parse_qs(urlsplit(page.url).query)["signType"] == ["RSA"]
    page.click("#pay")
    expect_paid(page)
    assert PaymentAttempt.objects.get().payer_openid == "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


def test_in_english_too(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, locale="en-US")
    course = a_course("Python 入门", prices={30: 9_900})
    page.goto(f"/courses/{course.pk}")
    page.get_by_role("button", name="Buy now").first.click()
    page.get_by_role("group", name="Pay by").get_by_text("WeChat Pay", exact=True).click()
    page.get_by_role("button", name="Place order").click()

    expect(page.get_by_role("img", name="Code to pay by WeChat")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Sandbox: play the phone"))).to_be_visible()


def test_the_page_with_the_code_has_no_barriers(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page)
    page.add_init_script(path=AXE)
    settle(page)
    choose(page, "微信支付")
    submit(page)
    code_on(page)

    assert list(looked_at(page, "wechat-code")) == []
