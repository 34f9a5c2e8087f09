"""Exercises in a real browser: doing one beside its lesson, the mistakes book, and operators at the question bank."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from luffy.accounts.models import Account, Role
from luffy.catalog.models import Course
from luffy.exercises.grading import Kind
from luffy.exercises.models import Attempt, ExerciseQuestion, Mistake
from luffy.learning.models import LessonProgress
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course
from tests.factories.exercises import a_question_of, an_exercise, an_exercise_of_all_kinds
from tests.factories.olx import an_archive
from tests.factories.reviews import a_purchase
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def question(page: Page, place: int) -> Locator:
    return page.get_by_role("region", name=f"第 {place} 题")


@on_a_phone
def test_an_exercise_is_done_kept_gone_on_with_and_practised(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer("nami")
    account = Account.objects.get(username=nami.username)
    section = an_exercise_of_all_kinds(a_course("练习课"))
    a_purchase(account, section.chapter.course, now=datetime.now(UTC))
    address = f"/learn/{section.chapter.course_id}/{section.pk}"
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto(address)
    expect(page.get_by_text("共 6 题，6 分")).to_be_visible()
    page.get_by_role("button", name="开始练习").click()

    # By keys alone: the first choice, then the second.
    question(page, 1).get_by_role("radio").first.focus()
    with page.expect_response("**/answers/*"):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text="已保存")).to_contain_text("已答 1 / 6")
    for name in ("list", "dict"):
        question(page, 2).get_by_role("checkbox", name=name).check()
    question(page, 4).get_by_role("textbox").fill("guido")
    with page.expect_response("**/answers/*"):
        question(page, 5).get_by_role("textbox").fill("3")
    expect(page.get_by_role("status").filter(has_text="已保存")).to_contain_text("已答 4 / 6")
    picture(page, "exercise")

    # Reloaded, it goes on with what was given.
    page.reload()
    page.get_by_role("button", name="继续作答").click()
    expect(question(page, 1).get_by_role("radio", name="[1, 2]")).to_be_checked()
    expect(question(page, 4).get_by_role("textbox")).to_have_value("guido")
    page.get_by_role("button", name="提交").click()
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text("第 3、6 题还没有作答")
    asked.get_by_role("button", name="继续作答").click()
    question(page, 6).get_by_role("textbox").fill("print(a)")
    page.get_by_role("button", name="提交").click()
    page.get_by_role("alertdialog").get_by_role("button", name="提交").click()

    expect(page.get_by_role("heading", name="得分 4 / 6（66%） 已通过")).to_be_focused()
    expect(question(page, 5)).to_contain_text("3.14")
    expect(question(page, 5)).to_contain_text("因为 如此")
    expect_no_overflow(page)
    picture(page, "exercise-result")
    assert Attempt.objects.get().percent == 66
    assert LessonProgress.objects.filter(account=account, section=section, percent=100).exists()
    page.get_by_role("button", name="返回").click()
    expect(page.get_by_role("region", name="以前的练习").get_by_role("listitem")).to_have_count(1)

    # The book: what went wrong, until it went right twice.
    page.goto("/me/mistakes")
    expect(page.get_by_role("region", name="判断题")).to_be_visible()
    for left in ("还需连续答对 1 次", "已移出错题本"):
        page.get_by_role("radio", name="对", exact=True).check()
        form = page.locator("form").filter(has_text="判断题")
        form.get_by_role("button", name="提交答案").click()
        expect(form.get_by_role("status")).to_contain_text(left)
        if left.startswith("还"):
            form.get_by_role("button", name="再练一次").click()
    expect_no_overflow(page)
    picture(page, "mistakes")
    page.get_by_role("button", name="刷新列表").click()
    expect(page.get_by_role("region", name="判断题")).to_have_count(0)
    assert [row.question.versions.get().kind for row in Mistake.objects.all()] == [Kind.NUMBER]


def test_an_operator_writes_orders_and_imports_questions(shop: Shop, new_page: NewPage) -> None:
    course = a_course("题库课")
    section = an_exercise(course)
    a_question_of(section, Kind.SINGLE, text="第一道", order=10)
    a_question_of(section, Kind.TEXT, text="第二道", order=20)
    robin = shop.buyer("robin")
    Account.objects.filter(username="robin").update(role=Role.OPERATOR)
    page = a_page_of(robin, shop, new_page, width=1440, expects=(REFUSAL,))
    page.goto("/ops/exercises")
    page.get_by_role("link", name="题库课").click()
    page.get_by_role("combobox", name="课时").select_option(str(section.pk))
    page.get_by_role("button", name="下移：第一道").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("第二道")

    page.get_by_role("link", name="出题").click()
    page.get_by_role("textbox", name="题目", exact=True).fill("**哪个**是偶数？")
    page.get_by_label("选项与答案").fill("1\n2")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("main")).to_contain_text("必须恰好有一个正确选项")
    page.get_by_label("选项与答案").fill("1\n* 2")
    picture(page, "ops-question")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row")).to_have_count(4)
    picture(page, "ops-questions")

    page.get_by_role("button", name="导入题目").click()
    content = f"source_id,lesson,kind,text,answers\n1,{section.pk},text,谁?,Ada\n2,无,text,谁?,Ada\n"
    page.get_by_label("CSV 文件").set_input_files(
        {"name": "q.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("将新增 1，修改 0，未变 0，拒绝 1")
    expect(dialog).to_contain_text("第 3 行")
    assert ExerciseQuestion.objects.count() == 3
    dialog.get_by_role("button", name="确认导入").click()
    expect(dialog).to_contain_text("已导入：新增 1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("row")).to_have_count(5)
    page.get_by_role("link", name="谁?").click()
    expect(page.get_by_label("选项与答案")).to_have_value("Ada")
    page.set_viewport_size({"width": 390, "height": 844})
    expect_no_overflow(page)
    picture(page, "ops-question-phone")


@at_a_desk
def test_an_editor_rehearses_and_imports_a_course_of_open_edx(
    shop: Shop, new_page: NewPage, tmp_path: Path, width: int
) -> None:
    robin = shop.buyer("robin")
    Account.objects.filter(username="robin").update(role=Role.EDITOR)
    page = a_page_of(robin, shop, new_page, width=width, expects=(REFUSAL,))
    page.goto("/ops/import-olx")
    wrong = tmp_path / "wrong.tar.gz"
    wrong.write_bytes(b"no archive")
    page.get_by_label("课程包（.tar.gz）").set_input_files(wrong)
    page.get_by_role("button", name="预演").click()
    expect(page.get_by_role("main")).to_contain_text("不支持这种文件")

    page.get_by_label("课程包（.tar.gz）").set_input_files(an_archive(tmp_path))
    page.get_by_role("button", name="预演").click()
    expect(page.get_by_role("heading", name="预演：Sailing for all（没有写入）")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("没有对应的内容")
    assert not Course.objects.exists()
    picture(page, "ops-olx")
    expect_no_overflow(page)
    page.get_by_role("button", name="正式导入").click()
    expect(page.get_by_role("heading", name="已导入：Sailing for all")).to_be_visible()
    course = Course.objects.get()
    page.get_by_role("link", name="编辑这门课程").click()
    expect(page).to_have_url(f"/ops/courses/{course.pk}")
