"""The pages that this server itself offers to people."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from luffy.api import openapi
from tests.browser.conftest import NewPage
from tests.factories.accounts import PASSWORD, an_account
from tests.factories.catalog import a_course
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_documentation_shows_every_subject_and_its_operations_and_asks_nobody_else(
    shop: Shop, new_page: NewPage
) -> None:
    page = new_page(width=390)
    page.goto(f"{shop.luffy.api}/docs")

    subjects = Counter(
        operation["tags"][0] for methods in openapi()["paths"].values() for operation in methods.values()
    )
    expect(page.locator(".opblock-tag")).to_have_count(len(subjects))
    page.locator('.opblock-tag[data-tag="catalog"]').click()
    expect(page.locator(".opblock")).to_have_count(subjects["catalog"])
    page.get_by_text("/api/v1/courses", exact=True).click()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_back_office_lets_an_administrator_in_and_shows_lists_and_rows(
    shop: Shop, new_page: NewPage
) -> None:
    an_account("captain", password=PASSWORD, is_staff=True, is_superuser=True)
    a_course("Python 入门")
    page = new_page()
    page.goto(f"{shop.luffy.base_url}/admin/")
    # One door for all: the storefront's, and back.
    page.get_by_label("用户名或邮箱").fill("captain")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()

    sidebar = page.locator("#nav-sidebar-inner")
    expect(sidebar).to_contain_text("路飞后台")
    sidebar.get_by_placeholder("搜索表格").fill("课程")
    sidebar.get_by_role("link", name="课程", exact=True).click()
    page.get_by_role("link", name="Python 入门").click()
    expect(page.locator("#id_name")).to_have_value("Python 入门")

    # What the theme does by script, it does under a policy that runs no text as code.
    page.get_by_text("captain").click()
    page.get_by_text("浅色").click()
    page.get_by_text("深色").click()
    expect(page.locator("html")).to_have_class("dark")
    page.goto(f"{shop.luffy.base_url}/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
