"""From the cart to the cashier: coupons, berries, prices that change, and requests that get lost or come twice."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.catalog.services import refresh_search, set_price
from luffy.core import clock
from luffy.orders.models import Order
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import (
    a_page_of,
    both_widths,
    buy_area,
    expect_no_overflow,
    picture,
    sign_in_by_form,
)
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.wallet import berries_for
from tests.shop import Buyer, Shop

pytestmark = pytest.mark.django_db(transaction=True)

LOST = ("Failed to load resource: net::ERR_FAILED",)


def a_python_course() -> Course:
    course = a_course("Python 入门", prices={30: 9_900, 360: 29_900})
    refresh_search([course.pk])
    return course


def account_of(buyer: Buyer) -> Account:
    return Account.objects.get(username=buyer.username)


def go_and_settle(page: Page, course: Course) -> None:
    """Buy the cheapest period now."""
    page.goto(f"/courses/{course.pk}")
    buy_area(page).get_by_role("button", name="立即购买").click()
    expect(page).to_have_url("/checkout")


def submit(page: Page) -> None:
    page.get_by_role("button", name="提交订单").click()


def expect_cashier(page: Page, amount: str) -> None:
    expect(page.locator("#amount")).to_have_text(amount)


def choose_coupon(page: Page, trigger: str, coupon: str) -> None:
    page.get_by_role("button", name=re.compile(trigger)).click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_text(coupon, exact=True).click()
    sheet.get_by_role("button", name="确定").click()
    expect(sheet).to_be_hidden()


@both_widths
def test_a_visitor_searches_signs_in_on_the_way_and_buys(shop: Shop, new_page: NewPage, width: int) -> None:
    course = a_python_course()
    nami = shop.buyer("nami")
    a_claimed_coupon(account_of(nami), name="课程减 30", product=course.product, money_fen=3_000)
    a_claimed_coupon(account_of(nami), name="全站减 10", money_fen=1_000)
    berries_for(account_of(nami), 50)
    page = new_page(width=width, base_url=shop.luffy.base_url)
    page.goto("/")
    if width == 390:
        page.get_by_role("banner").get_by_role("button", name="搜索", exact=True).click()
    page.get_by_role("banner").get_by_role("combobox", name="搜索").fill("python")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Python 入门").first.click()
    page.get_by_role("main").get_by_text("¥299.00").first.click()
    buy_area(page).get_by_role("button", name="加入购物车" if width == 1440 else "加购").click()

    expect(page).to_have_url(re.compile(r"/login\?next="))
    sign_in_by_form(page, "nami")
    expect(page).to_have_url(re.compile(rf"/courses/{course.pk}\b"))
    page.get_by_role("link", name="购物车，1 门课程").click()
    expect(page.get_by_role("main")).to_contain_text("¥299.00")
    picture(page, "cart")
    page.get_by_role("button", name="去结算").click()

    expect(page).to_have_url("/checkout")
    choose_coupon(page, "「Python 入门」的优惠券", "课程减 30")
    choose_coupon(page, "全站券", "全站减 10")
    page.get_by_role("button", name="全部使用").click()
    summary = page.get_by_role("complementary", name="价格明细")
    # 29900 - 3000 - 1000 - 50 berries of 100.
    expect(summary).to_contain_text("¥209.00")
    expect_no_overflow(page)
    picture(page, "checkout")
    submit(page)

    expect_cashier(page, "¥209.00")
    if width == 1440:
        page.click("#scan")
    page.click("#pay")
    expect(page).to_have_url(re.compile(r"/pay/\d+"))
    expect(page.get_by_role("main")).to_contain_text("支付成功")
    picture(page, "result")
    page.goto("/me/courses")
    expect(page.get_by_role("main")).to_contain_text("Python 入门")
    expect(page.get_by_role("main")).to_contain_text("正在学")
    assert [order["payable_fen"] for order in nami.get("orders")["items"]] == [20_900]
    assert nami.get("me/wallet")["available"] == 0


def test_a_price_that_rose_since_the_settlement_is_shown_and_agreed_to(shop: Shop, new_page: NewPage) -> None:
    course = a_python_course()
    page = a_page_of(shop.buyer(), shop, new_page, expects=(REFUSAL,))
    go_and_settle(page, course)
    expect(page.get_by_role("complementary", name="价格明细")).to_contain_text("¥99.00")
    set_price(product_id=course.product.pk, access_days=30, price_fen=12_900, by=SYSTEM_JOB, now=clock.now())

    submit(page)
    dialog = page.get_by_role("alertdialog", name="价格变了")
    expect(dialog.get_by_role("row", name="应付")).to_contain_text("¥99.00")
    expect(dialog.get_by_role("row", name="应付")).to_contain_text("¥129.00")
    assert Order.objects.count() == 0
    picture(page, "dearer")
    dialog.get_by_role("button", name="按新价格提交").click()

    expect_cashier(page, "¥129.00")
    assert [order.payable_fen for order in Order.objects.all()] == [12_900]


def test_pressing_twice_orders_once(shop: Shop, new_page: NewPage) -> None:
    course = a_python_course()
    page = a_page_of(shop.buyer(), shop, new_page)
    go_and_settle(page, course)
    expect(page.get_by_role("button", name="提交订单")).to_be_enabled()
    page.get_by_role("button", name="提交订单").dblclick()
    expect_cashier(page, "¥99.00")
    assert Order.objects.count() == 1


def test_an_answer_that_got_lost_is_asked_for_again_and_there_is_one_order(
    shop: Shop, new_page: NewPage
) -> None:
    course = a_python_course()
    page = a_page_of(shop.buyer(), shop, new_page, expects=LOST)
    go_and_settle(page, course)
    sent: list[str] = []

    def lose_the_first(route: Route) -> None:
        sent.append(route.request.headers["idempotency-key"])
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/api/v1/orders", lose_the_first)
    submit(page)
    expect(page.get_by_role("alert")).to_contain_text("没有连上服务器")
    expect_cashier(page, "¥99.00")
    assert len(sent) == 2
    assert len(set(sent)) == 1
    assert Order.objects.count() == 1


def test_a_settlement_begun_in_another_tab_is_not_ordered_unseen(shop: Shop, new_page: NewPage) -> None:
    python, linux = a_python_course(), a_course("Linux 运维", prices={90: 19_900})
    page = a_page_of(shop.buyer(), shop, new_page)
    go_and_settle(page, python)
    expect(page.get_by_role("main")).to_contain_text("Python 入门")
    other = page.context.new_page()
    go_and_settle(other, linux)
    expect(other.get_by_role("main")).to_contain_text("Linux 运维")
    page.bring_to_front()

    if page.get_by_text("另一个窗口开始了新的结算").count() == 0:
        submit(page)
    expect(page.get_by_role("main")).to_contain_text("另一个窗口开始了新的结算")
    expect(page.get_by_role("main")).to_contain_text("Linux 运维")
    assert Order.objects.count() == 0
    submit(page)
    expect_cashier(page, "¥199.00")
    assert Order.objects.count() == 1


def test_the_cart_is_the_same_in_every_tab_and_what_was_removed_can_be_put_back(
    shop: Shop, new_page: NewPage
) -> None:
    python, linux = a_python_course(), a_course("Linux 运维", prices={90: 19_900})
    nami = shop.buyer()
    for course in (python, linux):
        policy = nami.get(f"courses/{course.pk}")["price_policies"][0]
        nami.done("POST", "cart/items", {"product": course.product.key, "price_policy_id": policy["id"]})
    page = a_page_of(nami, shop, new_page, expects=(REFUSAL,))
    page.goto("/cart")
    total = page.get_by_role("complementary", name="合计")
    expect(total).to_contain_text("¥298.00")
    other = page.context.new_page()
    other.goto("/cart")
    other.get_by_role("button", name="移除「Linux 运维」").click()
    expect(other.get_by_role("complementary", name="合计")).to_contain_text("¥99.00")

    # Here it may still be shown; taking it out a second time harms nobody.
    page.bring_to_front()
    page.get_by_role("button", name="移除「Linux 运维」").or_(page.get_by_text("共 1 门")).first.click()
    expect(total).to_contain_text("¥99.00")
    # The periods are listed from the shortest to the longest.
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        page.get_by_role("combobox", name="「Python 入门」的有效期").select_option(index=1)
    expect(total).to_contain_text("¥299.00")
    assert nami.get("cart")["total_fen"] == 29_900

    page.get_by_role("button", name="移除「Python 入门」").click()
    expect(page.get_by_role("main")).to_contain_text("还没有课程")
    toast = page.locator("li").filter(has_text="已移除「Python 入门」")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        toast.get_by_role("button", name="撤销").click()
    expect(total).to_contain_text("¥299.00")
    assert [item["product"] for item in nami.get("cart")["items"]] == [python.product.key]


def test_everything_up_to_the_cashier_can_be_done_by_keyboard(shop: Shop, new_page: NewPage) -> None:
    course = a_python_course()
    nami = shop.buyer()
    a_claimed_coupon(account_of(nami), name="全站减 10", money_fen=1_000)
    berries_for(account_of(nami), 5)
    page = a_page_of(nami, shop, new_page)
    page.goto(f"/courses/{course.pk}")
    expect(buy_area(page).get_by_role("radio").first).to_be_attached()

    tab_to(page, "radio")
    page.keyboard.press("ArrowDown")
    tab_to(page, "立即购买")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/checkout")
    expect(page.get_by_role("button", name="全部使用")).to_be_visible()
    tab_to(page, "全站券")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="全站券")).to_be_visible()
    tab_to(page, "radio")
    page.keyboard.press("ArrowUp")
    tab_to(page, "确定")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    tab_to(page, "全部使用")
    page.keyboard.press("Enter")
    # 29900 - 1000 - 5 berries.
    expect(page.get_by_role("complementary", name="价格明细")).to_contain_text("¥284.00")
    expect(page.get_by_role("button", name="提交订单")).to_be_enabled()
    tab_to(page, "提交订单")
    page.keyboard.press("Enter")
    expect_cashier(page, "¥284.00")


FOCUSED = """() => {
  const it = document.activeElement;
  return [it.type, it.getAttribute("aria-label"), it.textContent].join(" ");
}"""


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus is on it."""
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        passed.append(" ".join(page.evaluate(FOCUSED).split()))
        if what in passed[-1]:
            return
    pytest.fail(f"{what} is not reached: {passed}")
