"""What a buyer sees between the order and the result of its payment."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from luffy.payments.models import PaymentAttempt
from tests.browser.conftest import NewPage
from tests.browser.storefront import both_widths
from tests.factories.catalog import a_course
from tests.flows.test_buy import attempt_number, ordered
from tests.shop import Buyer, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)

BUTTONS = ("scan", "pay", "pay-slow", "pay-fail", "abandon")
BANNER = "沙箱 · 非真实支付"


def write_down(route: Route) -> None:
    answer = route.fetch(max_redirects=0)
    if answer.status == 303:
        written = f"<link rel=icon href=data:,><p id=next>{answer.headers['location']}</p>"
        route.fulfill(content_type="text/html", body=written)
    else:
        route.fulfill(response=answer)


def at_the_cashier(shop: Shop, page: Page) -> tuple[Buyer, str]:
    """Somebody with an order, whose payment's page is open in the browser; her order's number.

    Where the way back leads is written down instead of followed: the storefront would ask who she is.
    """
    page.route("**/payments/alipay/return*", write_down)
    buyer, placed = ordered(shop, a_course("Python 全栈开发：从入门到部署，含数据库、缓存与消息队列"))
    page.goto(placed["payment"]["url"])
    assert "/alipay/cashier/" in page.url
    return buyer, placed["order"]["number"]


def order_of(buyer: Buyer, number: str) -> Any:
    return buyer.get(f"orders/{number}")


def expect_result(page: Page, number: str, *, outcome: str = "") -> None:
    """The browser is sent to the page that follows the order."""
    address = f"/pay/{number}{f'?outcome={outcome}' if outcome else ''}"
    page.wait_for_url(re.compile("/alipay/return|/pay/"))
    # Without scripts the gateway's page is left by a redirect, where nobody can write anything down.
    assert page.url.endswith(address) or page.locator("#next").inner_text() == address


def test_scanned_and_paid_leads_back_to_an_order_that_is_paid(shop: Shop, new_page: NewPage):
    page = new_page()
    buyer, number = at_the_cashier(shop, page)
    expect(page.locator("#amount")).to_have_text("¥99.00")

    page.click("#scan")
    expect(page.locator("#scanned")).to_contain_text("已扫码，等待付款")
    assert order_of(buyer, number)["status"] == "pending"
    page.click("#pay")

    expect_result(page, number)
    assert page.url.startswith(shop.luffy.base_url)
    assert order_of(buyer, number)["status"] == "paid"
    eventually(lambda: [course["active"] for course in buyer.get("me/courses")["items"]] == [True])


def test_leaving_and_failing_pay_nothing_and_the_page_can_still_be_paid(shop: Shop, new_page: NewPage):
    page = new_page(width=390)
    buyer, number = at_the_cashier(shop, page)

    page.click("#abandon")
    expect(page.locator("#said")).to_contain_text("你已离开，没有付款。此页仍可付款")
    page.click("#pay-fail")
    expect(page.locator("#said")).to_contain_text("支付失败：余额不足，请重试")
    assert order_of(buyer, number)["status"] == "pending"
    assert buyer.get("me/courses")["items"] == []

    page.click("#pay")
    expect_result(page, number)


def test_paying_a_cancelled_order_says_that_the_money_goes_back(shop: Shop, new_page: NewPage):
    page = new_page(width=390)
    buyer, number = at_the_cashier(shop, page)
    buyer.done("POST", f"orders/{number}/cancel")

    page.click("#pay")

    expect_result(page, number, outcome="refunding")
    assert order_of(buyer, number)["status"] == "cancelled"
    eventually(lambda: shop.paysim.control.totals()[attempt_number(shop)]["refunded_fen"] == 9_900)


def test_a_slow_payment_leads_back_by_itself_even_without_scripts(shop: Shop, new_page: NewPage):
    shop.paysim.control.settings(slow_pay_s=2)
    page = new_page(java_script_enabled=False)
    _, number = at_the_cashier(shop, page)
    page.click("#pay-slow")
    expect(page.locator("#slow")).to_contain_text("正在处理付款，请稍候")
    expect_result(page, number)


def test_after_its_time_the_page_offers_no_buttons(shop: Shop, new_page: NewPage):
    page = new_page(width=390)
    at_the_cashier(shop, page)
    shop.paysim.control.clock("2h")
    page.reload()
    expect(page.locator("#expired")).to_contain_text("已超过付款时间")
    assert page.locator("button").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@both_widths
def test_the_cashier_fits_reads_well_and_says_that_it_is_a_sandbox(
    shop: Shop, new_page: NewPage, legible: Any, width: int, scheme: str
):
    page = new_page(width=width, color_scheme=scheme)
    _, number = at_the_cashier(shop, page)

    expect(page.get_by_role("banner")).to_contain_text(BANNER)
    expect(page.get_by_role("banner")).to_be_in_viewport()
    for name in (*BUTTONS, "amount", "countdown", "out-trade-no"):
        expect(page.locator(f"#{name}")).to_be_visible()
    assert page.locator("#out-trade-no").inner_text() == PaymentAttempt.objects.get().out_trade_no
    assert legible(page) == []

    page.click("#pay")
    expect_result(page, number)


def test_without_scripts_everything_works(shop: Shop, new_page: NewPage):
    page = new_page(java_script_enabled=False)
    buyer, number = at_the_cashier(shop, page)
    page.click("#scan")
    page.click("#pay")
    expect_result(page, number)
    assert order_of(buyer, number)["status"] == "paid"


def test_a_result_that_nobody_signed_tells_nothing(shop: Shop, new_page: NewPage, legible: Any):
    page = new_page()
    at_the_cashier(shop, page)
    number = PaymentAttempt.objects.get().out_trade_no
    page.goto(f"{shop.luffy.api}/payments/alipay/return?out_trade_no={number}&sign=AAAA")
    expect(page.locator("h1")).to_have_text("请在订单中查看支付结果")
    assert legible(page) == []
