"""Money that goes back: asked for on a phone, granted at a desk, done by the gateway; and cases that operators open."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.catalog.models import Course
from luffy.orders.models import Order
from luffy.refunds.models import RefundRequest, RefundRule
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, picture
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.factories.refunds import the_rules
from tests.flows.test_buy import attempt_number
from tests.shop import Buyer, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _rules(shop: Shop) -> None:
    the_rules()


def ordered(shop: Shop, buyer: Buyer, *courses: Course) -> dict[str, Any]:
    """An order of courses, not yet paid."""
    for course in courses:
        policy = buyer.get(f"courses/{course.pk}")["price_policies"][0]
        buyer.done("POST", "cart/items", {"product": course.product.key, "price_policy_id": policy["id"]})
    quote = buyer.done("PUT", "settlement", {"items": [course.product.key for course in courses]})
    return dict(buyer.order(expected_payable_fen=quote["payable_fen"]))


def bought(shop: Shop, buyer: Buyer, *courses: Course) -> str:
    """The number of an order of these courses, paid at the gateway and opened."""
    placed = ordered(shop, buyer, *courses)
    number = str(placed["order"]["number"])
    shop.paysim.control.pay(url=placed["payment"]["url"])
    eventually(lambda: buyer.get(f"orders/{number}")["opened"])
    return number


def an_operator(shop: Shop, new_page: NewPage, **options: Any) -> Page:
    robin = shop.buyer()
    Account.objects.filter(username=robin.username).update(role=Role.OPERATOR)
    return a_page_of(robin, shop, new_page, **options)


def test_a_course_is_given_back_on_a_phone_granted_at_a_desk_and_paid_back_by_the_gateway(
    shop: Shop, new_page: NewPage
) -> None:
    nami = shop.buyer()
    python, linux = a_course("Python 入门"), a_course("Linux 运维", prices={90: 19_900})
    number = bought(shop, nami, python, linux)
    page = a_page_of(nami, shop, new_page, width=390)
    main = page.get_by_role("main")

    page.goto(f"/me/orders/{number}")
    main.get_by_role("link", name="申请退费").click()
    expect(page).to_have_url(f"/me/orders/{number}/refund")
    expect(main).to_contain_text("¥298.00")
    main.get_by_role("checkbox", name="Linux 运维").uncheck()
    expect(main.get_by_role("complementary", name="可退金额")).to_contain_text("¥99.00")
    expect(main).to_contain_text("购买后 7 天内，已学课时不超过 10%，全额退回（100%）")
    main.get_by_role("button", name="申请退费").click()
    expect(main).to_contain_text("请写明退费原因")
    main.get_by_label("退费原因").fill("已经会了")
    picture(page, "ask-refund")
    expect_no_overflow(page)
    main.get_by_role("button", name="申请退费").click()
    dialog = page.get_by_role("alertdialog", name="确认申请退费")
    expect(dialog).to_contain_text("¥99.00 原路退回")
    expect(dialog).to_contain_text("不能再学：Python 入门")
    assert not RefundRequest.objects.exists()
    dialog.get_by_role("button", name="申请退费").click()
    expect(main).to_contain_text("待审核")
    request = RefundRequest.objects.get()
    expect(page).to_have_url(f"/me/refunds/{request.number}")
    picture(page, "refund-asked")

    desk = an_operator(shop, new_page)
    desk.goto("/")
    desk.get_by_role("button", name="的账号").click()
    desk.get_by_role("link", name="运营").click()
    desk.get_by_role("navigation", name="运营").get_by_role("link", name="退费审核").click()
    expect(desk.get_by_role("table")).to_contain_text("已经会了")
    picture(desk, "ops-refunds")
    desk.get_by_role("table").get_by_role("link").first.click()
    expect(desk.get_by_role("main")).to_contain_text("购买后第 0 天")
    picture(desk, "ops-refund")
    desk.get_by_role("button", name="通过", exact=True).click()
    desk.get_by_role("dialog", name="通过").get_by_role("button", name="通过").click()
    expect(desk.get_by_role("main")).to_contain_text("已退费")

    # By itself, as the page asks.
    expect(main).to_contain_text("退费已完成")
    picture(page, "refund-done")
    gone = [row["amount_fen"] for row in shop.paysim.control.journal() if row["op"] == "refund_done"]
    assert gone == [9_900]
    page.goto(f"/me/orders/{number}")
    expect(main).to_contain_text("已退费")
    expect(main.get_by_role("region", name="退费记录")).to_contain_text("¥99.00")
    page.goto("/me/courses")
    expect(main).to_contain_text("Linux 运维")
    assert [item["product"] for item in nami.get("me/courses")["items"]] == [linux.product.key]


def test_what_comes_back_now_is_agreed_to_when_it_is_less_than_before(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    order: Order = a_paid_order(Account.objects.get(username=nami.username), a_course("Python 入门"))
    page = a_page_of(nami, shop, new_page, expects=("Failed to load resource",))
    main = page.get_by_role("main")
    page.goto(f"/me/orders/{order.number}/refund")
    expect(main.get_by_role("complementary", name="可退金额")).to_contain_text("¥99.00")
    RefundRule.objects.filter(position=10).update(percent=50, fee_fen=100)

    main.get_by_label("退费原因").fill("不合适")
    main.get_by_role("button", name="申请退费").click()
    page.get_by_role("alertdialog").get_by_role("button", name="申请退费").click()
    changed = page.get_by_role("alertdialog", name="可退金额变了")
    expect(changed).to_contain_text("¥48.50")
    picture(page, "refund-changed")
    assert not RefundRequest.objects.exists()
    changed.get_by_role("button", name="按现在的金额申请").click()

    expect(main).to_contain_text("待审核")
    assert RefundRequest.objects.get().cash_fen == 4_850
    # Keep it after all; and asking a second time says what there is.
    page.goto(f"/me/orders/{order.number}/refund")
    expect(main).to_contain_text("该订单已有一笔退费在处理中")
    main.get_by_role("link", name="查看退费").click()
    main.get_by_role("button", name="撤回申请").click()
    page.get_by_role("alertdialog").get_by_role("button", name="撤回申请").click()
    expect(main).to_contain_text("你撤回了申请")
    assert nami.get(f"orders/{order.number}")["status"] == "paid"


def test_what_no_rule_gives_back_says_why(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    order = a_paid_order(Account.objects.get(username=nami.username), a_course("Python 入门"))
    RefundRule.objects.all().delete()
    page = a_page_of(nami, shop, new_page, width=390)
    page.goto(f"/me/orders/{order.number}/refund")
    main = page.get_by_role("main")
    expect(main).to_contain_text("已不符合退费条件")
    expect(main.get_by_role("checkbox")).to_be_disabled()
    expect(main.get_by_role("button", name="申请退费")).to_have_count(0)
    picture(page, "refund-nothing")


def test_an_operator_opens_the_case_of_a_lost_notice_and_asks_the_channel_again(
    shop: Shop, new_page: NewPage
) -> None:
    nami = shop.buyer()
    placed = ordered(shop, nami, a_course("Python 入门"))
    shop.paysim.control.add_fault("drop_all")
    shop.paysim.control.pay(url=placed["payment"]["url"])
    desk = an_operator(shop, new_page)
    main = desk.get_by_role("main")

    desk.goto("/ops")
    desk.get_by_role("navigation", name="运营").get_by_role("link", name="订单", exact=True).click()
    expect(desk).to_have_url("/ops/orders")
    main.get_by_label("查找订单").fill(attempt_number(shop))
    main.get_by_role("button", name="查找").click()
    main.get_by_role("link", name=placed["order"]["number"]).click()
    expect(main).to_contain_text("待支付")
    main.get_by_role("button", name="再查渠道").click()
    dialog = desk.get_by_role("dialog", name="再查渠道")
    dialog.get_by_role("button", name="再查渠道").click()
    expect(dialog).to_contain_text("请写明原因")
    dialog.get_by_label("原因").fill("买家说付过了")
    dialog.get_by_role("button", name="再查渠道").click()

    expect(main.get_by_role("status").first).to_contain_text("待付 → 已付")
    expect(main.get_by_role("status").first).to_contain_text("未到开通 → 已开通")
    expect(main).to_contain_text("买家说付过了")
    picture(desk, "ops-order")
    assert nami.get(f"orders/{placed['order']['number']}")["status"] == "paid"


def test_operators_pages_are_for_operators(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page)
    page.goto("/ops/orders")
    expect(page.get_by_role("main")).to_contain_text("这里只对运营开放")
    page.get_by_role("button", name="的账号").click()
    expect(
        page.get_by_role("link", name="退出登录").or_(page.get_by_role("button", name="退出登录"))
    ).to_be_visible()
    expect(page.get_by_role("link", name="运营")).to_have_count(0)
