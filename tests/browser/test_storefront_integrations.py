"""Operators' pages for programs of others and for figures; tokens with scopes."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from docs.samples.verify_webhook import verify
from luffy.accounts.models import Account, ApiToken, AuditEntry, Role
from luffy.webhooks.models import Delivery, DeliveryStatus
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, picture
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.paysim.receiver import Receiver
from tests.shop import PASSWORD, Buyer, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)


def an_operator(shop: Shop) -> Buyer:
    vivi = shop.buyer("vivi")
    Account.objects.filter(username="vivi").update(role=Role.OPERATOR.value)
    return vivi


@at_a_desk
def test_an_endpoint_is_registered_told_and_told_again(shop: Shop, new_page: NewPage, width: int) -> None:
    page = a_page_of(an_operator(shop), shop, new_page, width=width)
    with Receiver() as receiver:
        receiver.answer = lambda _body: (503, b"not now")
        page.goto("/ops/webhooks")
        expect(page.get_by_role("main")).to_contain_text("还没有接收地址")
        page.get_by_role("button", name="添加接收地址").first.click()
        form = page.get_by_role("dialog")
        form.get_by_role("button", name="保存").click()
        expect(form).to_contain_text("请填写名称")
        form.get_by_label("名称").fill("仓库")
        form.get_by_label("接收地址").fill(receiver.url)
        form.get_by_label("全部事件").uncheck()
        form.get_by_label("订单已支付").check()
        form.get_by_role("button", name="保存").click()
        secret = page.get_by_role("dialog", name="签名密钥").locator("code").inner_text()
        picture(page, "webhook-secret")
        page.get_by_role("dialog").get_by_role("button", name="已保存好").click()
        expect(page.get_by_role("main")).to_contain_text("order.paid")

        order = a_paid_order(an_account(), a_course(prices={30: 9_900}))
        body, headers = receiver.wait_for_message()
        message = verify(secret, headers, body)
        assert (message["type"], message["data"]["order"]) == ("order.paid", order.number)
        Delivery.objects.update(
            status=DeliveryStatus.DEAD, finished_at=datetime.now(UTC), next_try_at=None, tries=9
        )
        receiver.answer = lambda _body: (200, b"thanks")
        page.goto("/ops/webhooks?tab=deliveries")
        picture(page, "webhook-deliveries")
        expect_no_overflow(page)
        page.get_by_role("button", name="order.paid").click()
        sheet = page.get_by_role("dialog")
        expect(sheet).to_contain_text(order.number)
        expect(sheet).to_contain_text("503")
        picture(page, "webhook-delivery")
        sheet.get_by_role("button", name="重新推送").click()
        eventually(lambda: Delivery.objects.get().status == DeliveryStatus.DELIVERED)
        ids = {name.lower(): value for sent in receiver.headers for name, value in sent.items()}["webhook-id"]
        assert ids == Delivery.objects.get().event.number


@at_a_desk
def test_an_operator_looks_into_the_figures(shop: Shop, new_page: NewPage, width: int) -> None:
    vivi = an_operator(shop)
    now = datetime.now(UTC)
    course = a_course("甲课", prices={30: 9_900})
    orders = [a_paid_order(an_account(), course, now=now) for _ in range(2)]
    page = a_page_of(vivi, shop, new_page, width=width)
    page.goto("/ops/dashboard")
    income = page.get_by_role("region", name="每日收入", exact=True)
    expect(income.get_by_role("img", name="每日收入的图表")).to_be_visible()
    expect(income.locator("svg").first).to_be_visible()
    expect(income).to_contain_text("198.00")
    expect(page.get_by_role("region", name="贝里负债", exact=True)).to_contain_text("我们欠 0 贝里")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    picture(page, "ops-dashboard")
    expect_no_overflow(page)

    income.get_by_role("button", name="看表格").click()
    income.get_by_role("button", name=re.compile("的明细")).last.click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("link", name=orders[0].number)).to_be_visible()
    with page.expect_download() as saved:
        sheet.get_by_role("link", name="CSV").click()
    assert orders[1].number in saved.value.path().read_text(encoding="utf-8-sig")
    picture(page, "ops-figure-rows")
    sheet.get_by_role("link", name=orders[0].number).click()
    expect(page).to_have_url(re.compile(f"/ops/orders/{orders[0].number}"))
    assert AuditEntry.objects.filter(action="export.made").count() == 1
    past = (now - timedelta(days=200)).date()
    page.goto(f"/ops/dashboard?from={past}&until={past}")
    expect(page.get_by_role("region", name="各付款方式收入")).to_contain_text("这段时间没有数据")


@at_a_desk
def test_a_token_gets_no_more_than_it_needs(shop: Shop, new_page: NewPage, width: int) -> None:
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto("/account")
    page.get_by_role("button", name="新建令牌").click()
    form = page.get_by_role("dialog")
    form.get_by_label("用途").fill("报表")
    form.get_by_label("购物车与订单").select_option("read")
    picture(page, "token-scopes")
    form.get_by_label("密码", exact=True).fill(PASSWORD)
    form.get_by_role("button", name="新建令牌").click()
    expect(form.locator("code")).to_contain_text("luffy_")
    form.get_by_role("button", name="已保存好").click()

    expect(page.get_by_role("main")).to_contain_text("account:read · orders:read")
    assert ApiToken.objects.latest("id").scopes == ["account:read", "orders:read"]
    expect_no_overflow(page)
