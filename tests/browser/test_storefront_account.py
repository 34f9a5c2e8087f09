"""An account's own pages: coupons, berries, password, sessions and tokens."""

import re

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, sign_in_by_form
from tests.factories.coupons import a_coupon
from tests.factories.wallet import berries_for
from tests.shop import PASSWORD, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)

NEW_PASSWORD = "three-islands-further"


def test_a_visitor_who_claims_a_coupon_signs_in_and_has_it(shop: Shop, new_page: NewPage) -> None:
    a_coupon(name="全站减 10")
    nami = shop.buyer("nami")
    page = new_page(width=390, base_url=shop.luffy.base_url)
    page.goto("/coupons")
    page.get_by_role("button", name="领取「全站减 10」").click()
    expect(page).to_have_url(re.compile(r"/login\?next="))
    sign_in_by_form(page, "nami")

    expect(page).to_have_url("/coupons")
    expect(page.get_by_role("main")).to_contain_text("已领 1 张")
    expect_no_overflow(page)
    assert [coupon["name"] for coupon in nami.get("me/coupons")["items"]] == ["全站减 10"]
    page.goto("/me/coupons")
    expect(page.get_by_role("main")).to_contain_text("全站减 10")


def test_the_statement_of_berries_adds_up_to_what_is_there(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    account = Account.objects.get(username=nami.username)
    for amount in (50, -20):
        berries_for(account, amount)
    page = a_page_of(nami, shop, new_page, width=390)
    page.goto("/me/berries")
    main = page.get_by_role("main")
    expect(main).to_contain_text("30")
    expect(main).to_contain_text(re.compile(r"\+\s*50"))
    expect(main).to_contain_text(re.compile(r"[-−]\s*20"))
    expect_no_overflow(page)


def test_a_changed_password_serves_and_the_other_browser_is_out(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page, expects=(REFUSAL,))
    other = a_page_of(nami, shop, new_page, expects=(REFUSAL,))
    other.goto("/account")
    expect(other.get_by_role("heading", name="账号与安全", level=1)).to_be_visible()
    page.goto("/account")
    page.get_by_label("当前密码", exact=True).fill("not-this-one")
    page.get_by_label("新密码", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("新密码", exact=True)).to_have_value(NEW_PASSWORD)

    page.get_by_label("当前密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_text("密码已修改").first).to_be_visible()
    page.goto("/me/orders")
    expect(page).to_have_url("/me/orders")
    other.goto("/me/orders")
    expect(other).to_have_url("/login?next=/me/orders")
    sign_in_by_form(other, "nami", NEW_PASSWORD)
    expect(other).to_have_url("/me/orders")


def test_another_browser_can_be_signed_out_and_a_token_revoked(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page)
    other = a_page_of(nami, shop, new_page, expects=(REFUSAL,))
    other.goto("/me/orders")
    page.goto("/account")
    page.get_by_role("button", name="退出其他全部").click()
    page.get_by_role("alertdialog").get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name="退出其他全部")).to_be_hidden()
    other.reload()
    expect(other).to_have_url("/login?next=/me/orders")

    page.get_by_role("button", name="吊销「test」").click()
    page.get_by_role("alertdialog").get_by_role("button", name="吊销").click()
    expect(page.get_by_role("main")).to_contain_text("还没有令牌")
    eventually(lambda: nami.call("GET", "me")[0] == 401)


def test_somebody_registers_and_signs_out_again(shop: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=shop.luffy.base_url, expects=(REFUSAL,))
    page.goto("/register?next=/me/courses")
    form = page.get_by_role("main")
    form.get_by_label("用户名").fill("usopp")
    form.get_by_label("密码", exact=True).fill("12345678")
    form.get_by_role("button", name="注册并登录").click()
    # Refused; what was typed stays.
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(form.get_by_label("用户名")).to_have_value("usopp")
    form.get_by_label("密码", exact=True).fill(PASSWORD)
    form.get_by_role("button", name="注册并登录").click()

    expect(page).to_have_url("/me/courses")
    expect(page.get_by_role("main")).to_contain_text("还没有课程")
    page.get_by_role("button", name="usopp 的账号").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page).to_have_url("/")
    expect(page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
