"""The course editor in a browser: from an empty page to a course that a learner sees and can buy; and back in time."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account, Role
from luffy.catalog.editing.reading import content_of
from luffy.catalog.models import Course, CourseCategory, CourseSubCategory, SaleStatus
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, at_a_desk, buy_area, expect_no_overflow, picture
from tests.factories.editor import an_edited_course
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

MEANWHILE = ("Failed to load resource: the server responded with a status of 409",)


def an_editor(shop: Shop, new_page: NewPage, name: str = "vivi", **options: Any) -> Page:
    person = shop.buyer(name)
    Account.objects.filter(username=name).update(role=Role.OPERATOR)
    return a_page_of(person, shop, new_page, **options)


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text(re.compile("没有未保存的修改")).first).to_be_visible()


@at_a_desk
def test_a_course_is_made_from_an_empty_page_until_a_learner_can_buy_it(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    category = CourseCategory.objects.create(name="海上")
    CourseSubCategory.objects.create(category=category, name="航海")
    page = an_editor(shop, new_page, width=width)

    page.goto("/ops/courses")
    page.get_by_role("button", name="新建课程").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("课程名称").fill("航海学")
    dialog.get_by_label("分类").select_option(label="海上 · 航海")
    dialog.get_by_role("button", name="开始编辑").click()
    shelf = page.get_by_role("complementary", name="上架")
    expect(shelf).to_contain_text("还差 4 项才能上架")
    expect(shelf.get_by_role("button", name="上架", exact=True)).to_be_disabled()
    expect_no_overflow(page)
    picture(page, "editor-empty")

    shelf.get_by_role("link", name="写简介").click()
    expect(page.get_by_label("简介")).to_be_focused()
    page.keyboard.type("从看云到看星")
    page.get_by_role("button", name="添加讲师").click()
    teacher = page.get_by_role("dialog")
    teacher.get_by_label("姓名").fill("甚平")
    teacher.get_by_label("职位").fill("舵手")
    teacher.get_by_label("介绍").fill("海侠")
    teacher.get_by_role("button", name="保存").click()
    expect(page.get_by_role("checkbox", name="甚平 舵手")).to_be_checked()
    page.get_by_role("button", name="加一章").click()
    page.get_by_role("textbox", name="第 1 章").fill("风")
    for name in ("季风", "台风"):
        page.get_by_role("button", name="加一个课时").click()
        page.get_by_label("课时名称").last.fill(name)
        page.get_by_label("视频编号").last.fill(f"vid-{name}")
    # By the mouse, and by keys.
    page.get_by_role("button", name="移动课时 台风").drag_to(page.get_by_label("课时名称").first)
    expect(page.get_by_label("课时名称").first).to_have_value("台风")
    page.get_by_role("button", name="移动课时 季风").press("Alt+ArrowUp")
    expect(page.get_by_label("课时名称").first).to_have_value("季风")
    page.get_by_label("1个月", exact=True).fill("99.50")
    save(page)

    expect(shelf).to_contain_text("必填内容都齐了")
    picture(page, "editor-filled")
    page.get_by_role("link", name="以学员身份预览").click()
    expect(page.get_by_role("heading", level=1, name="航海学")).to_be_visible()
    expect(page.get_by_text("从看云到看星")).to_be_visible()
    picture(page, "editor-preview")
    page.get_by_role("link", name="返回编辑").click()
    page.get_by_role("button", name="上架", exact=True).click()
    expect(page.get_by_text("已上架", exact=True)).to_be_visible()

    course = Course.objects.get()
    learner = a_page_of(shop.buyer("nami"), shop, new_page, width=width)
    learner.goto("/courses")
    learner.get_by_role("link", name="航海学").first.click()
    expect(learner.get_by_role("heading", level=1, name="航海学")).to_be_visible()
    expect(buy_area(learner)).to_contain_text("99.50")
    buy_area(learner).get_by_role("button", name=re.compile("^(加入购物车|加购)$")).click()
    expect(buy_area(learner).get_by_role("link", name=re.compile("购物车|去结算"))).to_be_visible()
    assert [lesson.name for lesson in content_of(course).lessons] == ["季风", "台风"]


def test_a_version_is_restored_and_a_second_editor_is_told(shop: Shop, new_page: NewPage) -> None:
    course = an_edited_course("航海学")
    Course.objects.filter(pk=course.pk).update(status=SaleStatus.ON_SALE)
    original = content_of(Course.objects.get(pk=course.pk))
    first, second = an_editor(shop, new_page), an_editor(shop, new_page, "robin", expects=MEANWHILE)

    for page in (first, second):
        page.goto(f"/ops/courses/{course.pk}")
        expect(page.get_by_label("课程名称")).to_have_value("航海学")
    first.get_by_label("课程名称").fill("远洋航海学")
    first.get_by_role("button", name="删除课时").first.click()
    save(first)
    second.get_by_label("简介").fill("我的简介")
    second.get_by_role("button", name="保存", exact=True).click()
    told = second.get_by_role("dialog", name="课程已被其他人修改")
    expect(told).to_contain_text("vivi")
    expect(told).to_contain_text("远洋航海学")
    picture(second, "editor-conflict")
    told.get_by_role("button", name="放弃我的修改，载入最新").click()
    expect(second.get_by_label("课程名称")).to_have_value("远洋航海学")

    second.get_by_label("简介").fill("没保存")
    second.get_by_role("link", name="版本历史").click()
    guard = second.get_by_role("alertdialog", name="离开这页？")
    guard.get_by_role("button", name="继续编辑").click()
    expect(second.get_by_label("简介")).to_have_value("没保存")

    first.get_by_role("link", name="版本历史").click()
    first.get_by_role("row", name=re.compile("新建")).get_by_role("button", name="查看").click()
    version = first.get_by_role("dialog", name="版本 1")
    expect(version).to_contain_text("远洋航海学")
    picture(first, "editor-version")
    version.get_by_role("button", name="恢复这个版本").click()
    expect(first.get_by_label("课程名称")).to_have_value("航海学")

    assert content_of(Course.objects.get(pk=course.pk)) == original
    assert datetime.now(UTC) > Course.objects.get(pk=course.pk).versions.latest("number").at
