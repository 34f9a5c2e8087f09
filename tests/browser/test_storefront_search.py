"""Search of everything: suggestions by keyboard, tabs, slips of the finger, and nothing found."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from luffy.accounts.models import Account, Role
from luffy.search.services.words import learn
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course, a_degree, a_teacher
from tests.factories.community import an_article
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def a_library() -> None:
    course = a_course("Python 爬虫入门", brief="从零学会抓取网页，<img src=x onerror=alert(1)> 只是文字")
    a_course("Linux 运维")
    a_degree("Python 数据工程师")
    a_teacher(course, name="派森老师")
    an_article(title="Python 3.14 有什么新东西", body="自由线程的 Python")
    learn(now=datetime.now(UTC))


def box(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("combobox", name="搜索")


def test_somebody_finds_by_suggestion_and_by_keyboard_alone(shop: Shop, new_page: NewPage) -> None:
    a_library()
    page = new_page(base_url=shop.luffy.base_url)
    page.goto("/", wait_until="networkidle")

    box(page).focus()
    page.keyboard.type("pyth")
    suggestions = page.get_by_role("listbox", name="搜索建议").get_by_role("option")
    expect(suggestions).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(suggestions.nth(0)).to_have_attribute("aria-selected", "true")
    active = box(page).get_attribute("aria-activedescendant")
    assert active == suggestions.nth(0).get_attribute("id")
    picture(page, "search-suggestions")
    page.keyboard.press("Escape")
    expect(suggestions).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(suggestions).to_have_count(3)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(articles|degrees|courses)/\d+"))


@on_a_phone
def test_all_kinds_are_found_under_tabs(shop: Shop, new_page: NewPage, width: int) -> None:
    a_library()
    page = new_page(base_url=shop.luffy.base_url, width=width)
    page.goto("/", wait_until="networkidle")
    if width == 390:
        page.get_by_role("banner").get_by_role("button", name="搜索", exact=True).click()
    box(page).fill("python")
    page.keyboard.press("Enter")

    main = page.get_by_role("main")
    expect(page).to_have_url(re.compile(r"/search\?q=python$"))
    expect(main.get_by_role("status").first).to_have_text("共 3 个结果")
    expect(main.get_by_role("heading", level=3)).to_have_count(3)
    expect(main).to_contain_text("<img src=x onerror=alert(1)>")
    expect_no_overflow(page)
    picture(page, f"search-{width}")
    main.get_by_role("link", name=re.compile(r"^学位 1")).click()
    expect(page).to_have_url(re.compile(r"q=python&kind=degree"))
    expect(main.get_by_role("heading", level=3)).to_have_text(["Python 数据工程师"])
    page.reload()
    expect(main.get_by_role("heading", level=3)).to_have_text(["Python 数据工程师"])
    main.get_by_role("link", name=re.compile(r"^老师 0")).click()
    main.get_by_role("link", name="查看全部 3 个结果").click()
    expect(main.get_by_role("heading", level=3)).to_have_count(3)


def test_slips_are_put_right_and_nothing_leads_on(shop: Shop, new_page: NewPage) -> None:
    a_library()
    page = new_page(base_url=shop.luffy.base_url, width=390)
    page.goto("/search?q=pyhton")
    main = page.get_by_role("main")
    expect(main).to_contain_text("没有找到“pyhton”，下面是这个词的结果： python")
    expect(main.get_by_role("heading", level=3)).to_have_count(3)

    page.goto("/search?q=量子引力")
    expect(main).to_contain_text("没有找到“量子引力”")
    expect(main.get_by_role("heading", level=2).last).to_be_visible()
    picture(page, "search-nothing-390")
    main.get_by_role("link", name="全部课程").first.click()
    expect(page).to_have_url(re.compile(r"/courses"))


def test_a_teacher_is_found_and_leads_to_her_courses(shop: Shop, new_page: NewPage) -> None:
    a_library()
    page = new_page(base_url=shop.luffy.base_url)
    page.goto("/search?q=派森&kind=teacher")
    page.get_by_role("main").get_by_role("link", name="派森老师").click()
    expect(page.get_by_role("heading", level=1, name="派森老师")).to_be_visible()
    picture(page, "teacher")
    page.get_by_role("main").get_by_role("link", name="Python 爬虫入门").click()
    expect(page).to_have_url(re.compile(r"/courses/\d+"))


def test_an_operator_lets_words_mean_the_same(shop: Shop, new_page: NewPage) -> None:
    a_library()
    olga = shop.buyer("olga")
    Account.objects.filter(username="olga").update(role=Role.OPERATOR)
    page = a_page_of(olga, shop, new_page)
    page.goto("/ops/search")
    page.get_by_label("意思相同的词").fill("蟒蛇，python")
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("main")).to_contain_text("蟒蛇 · python")
    picture(page, "ops-search")
    page.goto("/search?q=蟒蛇")
    expect(page.get_by_role("main").get_by_role("heading", level=3)).to_have_count(3)
