"""The bell, the list of what one was told, and choosing what one is told."""

import re

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from luffy.accounts.models import Account
from luffy.notify.models import Kind, Notification, NotificationPreference
from luffy.notify.unsubscribe import token_for
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
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


@on_a_phone
def test_a_telephone_is_proven_and_letters_come_in_one(shop: Shop, new_page: NewPage, width: int) -> None:
    nami = shop.buyer()
    page = a_page_of(nami, shop, new_page, width=width, expects=(REFUSAL,))
    page.goto("/me/notifications/settings")
    expect(page.get_by_role("switch", name="毕业：短信")).to_have_count(0)
    with page.expect_response(is_written):
        page.get_by_label("邮件频率").select_option("daily")
    phone = page.get_by_role("region", name="短信提醒")
    phone.get_by_label("手机号").fill("138 0013 8000")
    phone.get_by_role("button", name="发送验证码").click()
    expect(phone).to_contain_text("验证码已发到 13800138000")
    code = the_code(shop, nami.username)
    phone.get_by_label("验证码", exact=True).fill(f"{(int(code) + 1) % 1_000_000:06}")
    phone.get_by_role("button", name="绑定").click()
    expect(phone.get_by_text("验证码不对或已过期").first).to_be_visible()
    phone.get_by_label("验证码", exact=True).fill(code)
    phone.get_by_role("button", name="绑定").click()

    expect(phone).to_contain_text("已绑定 138****8000")
    with page.expect_response(is_written):
        page.get_by_role("switch", name="毕业：短信").click()
    picture(page, "notification-ways")
    expect_no_overflow(page)
    chosen = nami.get("notification-preferences")
    assert (chosen["rhythm"], chosen["sms"]) == ("daily", "138****8000")
    assert [one["kind"] for one in chosen["kinds"] if one["sms"]] == ["graduated"]
    phone.get_by_role("button", name="解除绑定").click()
    expect(page.get_by_role("switch", name="毕业：短信")).to_have_count(0)


@on_a_phone
def test_a_link_in_a_letter_stops_such_letters_without_signing_in(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer()
    account = Account.objects.get(username=nami.username)
    page = new_page(base_url=shop.luffy.base_url, width=width, expects=(REFUSAL,))
    page.goto(f"/unsubscribe/{token_for(account.pk, Kind.GRADUATED)}")
    # Whatever only follows links stops nothing.
    assert not NotificationPreference.objects.exists()
    page.get_by_role("button", name="确认退订").click()

    expect(page.get_by_role("heading", name="已退订“毕业”的邮件", level=1)).to_be_visible()
    picture(page, "unsubscribed")
    expect_no_overflow(page)
    row = NotificationPreference.objects.get()
    assert (row.account_id, row.kind, row.in_app, row.email) == (account.pk, "graduated", True, False)
    page.goto("/unsubscribe/not-a-token")
    page.get_by_role("button", name="确认退订").click()
    expect(page.get_by_role("main")).to_contain_text("退订链接不完整")


def test_a_visitor_does_not_load_the_bell(shop: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=shop.luffy.base_url)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/", wait_until="networkidle")

    expect(page.get_by_role("banner").get_by_role("link", name=re.compile("购物车"))).to_be_visible()
    assert [url for url in loaded if "NotificationBell" in url or "notifications" in url] == []


def the_code(shop: Shop, username: str) -> str:
    """What the demo's provider wrote in place of a text message."""
    return re.findall(rf"验证码 (\d{{6}}).*to={username}|to={username}.*验证码 (\d{{6}})", shop.luffy.log())[
        -1
    ][0]


def is_written(response: Response) -> bool:
    return response.request.method == "PUT" and response.ok


def bell(page: Page, name: str) -> Locator:
    return page.get_by_role("banner").get_by_role("link", name=name, exact=True)
