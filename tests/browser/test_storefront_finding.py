"""How visitors find a course: search, filters, languages, and pages that lead on."""

import re

import pytest
from playwright.sync_api import Page, expect

from luffy.catalog.models import Level
from luffy.catalog.services import refresh_search
from tests.browser.conftest import NewPage
from tests.browser.storefront import expect_no_overflow, picture
from tests.factories.catalog import a_course, a_degree, a_lesson
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def courses_in(page: Page) -> list[str]:
    return page.get_by_role("main").get_by_role("listitem").get_by_role("heading").all_inner_texts()


def some_courses() -> None:
    courses = [
        a_course("Python 入门", level=Level.BEGINNER, prices={30: 9_900}),
        a_course("Python 进阶", level=Level.ADVANCED, prices={30: 39_900}),
        a_course("Linux 运维", level=Level.BEGINNER, prices={30: 19_900}),
    ]
    refresh_search([course.pk for course in courses])


def test_search_and_filters_stand_in_the_address_and_come_back(shop: Shop, new_page: NewPage) -> None:
    some_courses()
    page = new_page(base_url=shop.luffy.base_url)
    page.goto("/")

    page.get_by_role("banner").get_by_role("link", name="课程", exact=True).click()
    page.get_by_role("main").get_by_role("searchbox", name="搜索课程").fill("python")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/courses?q=python")
    expect(page.get_by_role("main")).to_contain_text("共 2 门课程")
    page.get_by_role("link", name="初级", exact=True).or_(
        page.get_by_role("radio", name="初级")
    ).first.click()
    expect(page.get_by_role("main")).to_contain_text("共 1 门课程")
    expect(page).to_have_url(re.compile(r"q=python&level=0|level=0&q=python"))

    page.reload()
    expect(page.get_by_role("main")).to_contain_text("共 1 门课程")
    page.get_by_role("main").get_by_role("link", name="Python 入门").first.click()
    expect(page.get_by_role("heading", level=1, name="Python 入门")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("main")).to_contain_text("共 1 门课程")
    page.go_back()
    expect(page.get_by_role("main")).to_contain_text("共 2 门课程")


def test_nothing_found_says_so_and_leads_on(shop: Shop, new_page: NewPage) -> None:
    some_courses()
    page = new_page(base_url=shop.luffy.base_url, width=390)
    page.goto("/courses?q=钢琴")
    main = page.get_by_role("main")
    expect(main).to_contain_text("没有找到“钢琴”")
    main.get_by_role("link", name="清除筛选").or_(main.get_by_role("button", name="清除筛选")).or_(
        main.get_by_role("link", name="全部课程")
    ).first.click()
    expect(page).to_have_url("/courses")
    expect(main).to_contain_text("共 3 门课程")


def test_a_detail_page_shows_what_is_taught_and_for_how_long_it_is_sold(
    shop: Shop, new_page: NewPage
) -> None:
    course = a_course("Python 入门", prices={30: 9_900, 360: 29_900})
    a_lesson(course, link="demo-video-1", free=True)
    a_lesson(course, chapter=2, link="demo-video-2")
    page = new_page(base_url=shop.luffy.base_url, width=390)
    page.goto(f"/courses/{course.pk}")

    expect(page.get_by_role("main")).to_contain_text("课程大纲")
    expect(page.get_by_role("main")).to_contain_text("试看")
    bar = page.get_by_role("region", name="购买", exact=True)
    expect(bar.get_by_role("button", name="立即购买")).to_be_in_viewport()
    expect(bar).to_contain_text("¥99.00")
    page.get_by_role("region", name="价格与有效期").get_by_text("¥299.00").click()
    expect(bar).to_contain_text("¥299.00")
    expect(page).to_have_url(re.compile(r"policy=\d+"))
    expect_no_overflow(page)


def test_both_languages_are_complete_and_remembered(shop: Shop, new_page: NewPage) -> None:
    course = a_course("Python 入门")
    page = new_page(base_url=shop.luffy.base_url)
    page.goto(f"/courses/{course.pk}")
    page.get_by_role("banner").get_by_role("button", name="语言 / 外观").click()
    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Buy now")).to_be_visible()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Buy now")).to_be_visible()
    han = re.compile(r"[\u4e00-\u9fff]+")
    for address in ("/", "/courses", "/degrees", "/login", "/register", "/forgot", "/coupons"):
        page.goto(address, wait_until="networkidle")
        # The school's own words: names of courses, and of the language one can switch to, are content.
        shown = set(han.findall(page.locator("#app").inner_text())) - content_words()
        assert not shown, (address, shown)
    picture(page, "english-coupons")


def content_words() -> set[str]:
    from luffy.catalog.models import CourseCategory, CourseSubCategory

    names = [*CourseCategory.objects.values_list("name", flat=True)]
    names += CourseSubCategory.objects.values_list("name", flat=True)
    found = re.compile(r"[\u4e00-\u9fff]+")
    return {word for name in (*names, "入门", "中文", "简介", "学院") for word in found.findall(name)}


def test_a_browser_that_speaks_english_gets_english_at_once(shop: Shop, new_page: NewPage) -> None:
    a_degree("Data", modules=1)
    page = new_page(base_url=shop.luffy.base_url, locale="en-US")
    page.goto("/degrees")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Degrees")
