"""The bell, the list of what one was told, and choosing what one is told."""

import re

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from luffy.accounts.models import Account
from luffy.notify.models import Notification, NotificationPreference
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow
from tests.factories.notify import told
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_bell_tells_how_many_are_unread_and_reading_them_quiets_it(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    account = Account.objects.get(username="nami")
    for degree in ("数据分析师", "后端工程师", "前端工程师"):
        told(account, degree=degree)
    page = a_page_of(nami, shop, new_page, width=390)
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="我的消息，3 条未读").click()

    expect(page).to_have_url("/me/notifications")
    rows = page.get_by_role("main").get_by_role("article")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("你已完成《前端工程师》的全部模块。")
    expect_no_overflow(page)
    rows.first.get_by_role("button", name="标为已读").click()
    expect(bell(page, "我的消息，2 条未读")).to_be_visible()
    page.get_by_role("tab", name="未读").click()
    expect(rows).to_have_count(2)
    # Following a link is reading, too.
    rows.first.get_by_role("link", name="恭喜毕业").click()
    expect(page).to_have_url("/me/courses")
    expect(bell(page, "我的消息，1 条未读")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="全部标为已读").click()
    expect(page.get_by_role("main")).to_contain_text("没有未读消息")
    expect(bell(page, "我的消息")).to_be_visible()
    assert not Notification.objects.filter(account=account, read_at__isnull=True).exists()


def test_who_chooses_otherwise_is_told_otherwise(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page, width=390)
    page.goto("/account")
    page.get_by_role("main").get_by_role("link", name="消息设置").click()
    expect(page.get_by_role("heading", name="消息设置", level=1)).to_be_visible()
    with page.expect_response(is_written):
        page.get_by_role("switch", name="毕业：站内").click()
    with page.expect_response(is_written):
        page.get_by_label("邮件语言").select_option("en")
    expect_no_overflow(page)

    row = NotificationPreference.objects.get(account__username="nami", kind="graduated")
    assert (row.in_app, row.email) == (False, True)
    assert nami.get("notification-preferences")["language"] == "en"
    page.reload()
    expect(page.get_by_role("switch", name="毕业：站内")).not_to_be_checked()
    expect(page.get_by_role("switch", name="毕业：邮件")).to_be_checked()


def test_a_visitor_does_not_load_the_bell(shop: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=shop.luffy.base_url)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/", wait_until="networkidle")

    expect(page.get_by_role("banner").get_by_role("link", name=re.compile("购物车"))).to_be_visible()
    assert [url for url in loaded if "NotificationBell" in url or "notifications" in url] == []


def is_written(response: Response) -> bool:
    return response.request.method == "PUT" and response.ok


def bell(page: Page, name: str) -> Locator:
    return page.get_by_role("banner").get_by_role("link", name=name, exact=True)
