"""What tests of the storefront share: people, signing in, and pictures of pages."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import ROOT, NewPage
from tests.shop import PASSWORD, Buyer, Shop

PICTURES = ROOT / ".screenshots"
AUTH = "/_allauth/browser/v1"

# Whether every page fits both sizes is seen by test_accessibility.py. The main stories are played at both, each other
# story where its people sit; with LUFFY_WIDTHS=all at both too.
ALL_WIDTHS = os.environ.get("LUFFY_WIDTHS") == "all"
both_widths = pytest.mark.parametrize("width", [1440, 390])
on_a_phone = pytest.mark.parametrize("width", [390, 1440] if ALL_WIDTHS else [390])
at_a_desk = pytest.mark.parametrize("width", [1440, 390] if ALL_WIDTHS else [1440])


def sign_in(page: Page, shop: Shop, username: str, password: str = PASSWORD) -> None:
    """Give the window a session, without the form."""
    page.request.get(f"{shop.luffy.base_url}{AUTH}/config")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    answer = page.request.post(
        f"{shop.luffy.base_url}{AUTH}/auth/login",
        data={"username": username, "password": password},
        headers={"X-CSRFToken": token, "Origin": shop.luffy.base_url},
    )
    assert answer.ok, answer.text()


def sign_in_by_form(page: Page, username: str, password: str = PASSWORD) -> None:
    form = page.get_by_role("main")
    form.get_by_label("用户名或邮箱").fill(username)
    form.get_by_label("密码", exact=True).fill(password)
    form.get_by_role("button", name="登录").click()


def a_page_of(buyer: Buyer, shop: Shop, new_page: NewPage, **options: Any) -> Page:
    """A window in which the buyer is signed in."""
    page = new_page(base_url=shop.luffy.base_url, **options)
    sign_in(page, shop, buyer.username)
    return page


def buy_area(page: Page) -> Locator:
    """Where a course is bought: a card beside the text on wide windows, else the bar at the bottom."""
    is_phone = (page.viewport_size or {"width": 1440})["width"] < 860
    return page.get_by_role("region", name="购买" if is_phone else "价格与有效期", exact=True)


def picture(page: Page, name: str) -> Path:
    """The whole page, for people to look at."""
    width = (page.viewport_size or {"width": 0})["width"]
    path = PICTURES / f"{name}-{width}.png"
    page.screenshot(path=path, full_page=True)
    return path


def expect_no_overflow(page: Page) -> None:
    """Nothing is wider than the screen, once the page stands: it may just be going elsewhere."""
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
