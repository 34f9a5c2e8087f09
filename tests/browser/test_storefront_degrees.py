"""A learner's degree: bought, begun with its form, homework handed in with a file, graded, and paid in berries."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import EnrolledDegreeCourse, HomeworkDraft, Submission
from luffy.degrees.services.grade import Verdict, grade
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, both_widths, buy_area, expect_no_overflow, picture
from tests.factories.accounts import an_account
from tests.factories.degrees import Student, a_programme
from tests.shop import Buyer, Shop

pytestmark = pytest.mark.django_db(transaction=True)

LOST = ("Failed to load resource: net::ERR_FAILED",)
ANSWER = {"name": "answer.py", "mimeType": "text/x-python", "buffer": b"print('many waves')\n"}


def account_of(buyer: Buyer) -> Account:
    return Account.objects.get(username=buyer.username)


def a_student(shop: Shop, *, days_ago: int = 0, **fields: int) -> tuple[Buyer, Student]:
    """Somebody who studies the first module since then."""
    buyer = shop.buyer()
    student = Student(
        a_programme(**fields), account=account_of(buyer), began=day_of(clock.now()) - timedelta(days=days_ago)
    )
    student.open()
    return buyer, student


def homework_page(student: Student, title: str) -> str:
    assignment = student.enrolment.edition.assignments.get(title=title)
    return f"/me/degrees/{student.enrolment_id}/homework/{assignment.pk}"


def panel(page: Page, name: str) -> Any:
    return page.get_by_role("region", name=name, exact=True)


@both_widths
def test_a_degree_is_bought_begun_studied_and_earns_berries(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    degree = a_programme(homework=2, value=1_000)
    mentor = an_account("robin", role=Role.MENTOR)
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page, width=width)

    page.goto(f"/degrees/{degree.pk}")
    # Reviews are loaded when one gets to where they will be.
    expect(panel(page, "学习路径")).to_be_visible()
    page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(panel(page, "学员评价")).to_contain_text("还没有学员评价")
    buy_area(page).get_by_role("button", name="立即购买").click()
    page.get_by_role("button", name="提交订单").click()
    expect(page.locator("#amount")).to_be_visible()
    if width == 1440:
        page.click("#scan")
    page.click("#pay")
    expect(page.get_by_role("main")).to_contain_text("支付成功")
    page.get_by_role("link", name="填写报名表").click()

    expect(page.get_by_role("heading", level=1, name="报名表")).to_be_visible()
    page.get_by_role("button", name="提交报名表").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写：工作经验")
    page.get_by_label("工作经验").select_option("3 年")
    page.get_by_label("为什么学这门学位").fill("想画出世界地图")
    page.get_by_label("为什么选这里").fill("有导师")
    page.get_by_label("希望学完达到什么").fill("独立做项目")
    page.get_by_label("想跟的导师").fill("robin")
    expect(page.get_by_text("已存在这台设备上")).to_be_visible()
    page.reload()
    expect(page.get_by_label("为什么选这里")).to_have_value("有导师")
    expect_no_overflow(page)
    picture(page, "degree-form")
    page.get_by_role("button", name="提交报名表").click()

    expect(page.get_by_role("heading", level=1, name=degree.name)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("导师 robin")
    expect(panel(page, "今天要做的")).to_contain_text("按时 A+ 得 1,000，逾期扣 100")
    expect_no_overflow(page)
    picture(page, "degree-begun")
    page.get_by_role("link", name="去写作业").click()

    page.get_by_label("内容").fill("# 答案\n\n见 `answer.py`")
    page.get_by_label("仓库地址").fill("https://git.example.com/nami/map")
    page.locator("input[type=file]").set_input_files([ANSWER])
    expect(page.get_by_role("button", name="移除 answer.py")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_text("草稿已保存")).to_be_visible()
    page.reload()
    expect(page.get_by_label("内容")).to_have_value("# 答案\n\n见 `answer.py`")
    expect(page.get_by_text("answer.py").first).to_be_visible()
    picture(page, "homework-draft")
    page.get_by_role("button", name="提交作业").click()
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("按时提交：A+ 得 1,000 贝里")
    expect(dialog).to_contain_text("提交后不能修改或撤回")
    dialog.get_by_role("button", name="提交作业").click()
    expect(panel(page, "批改进度")).to_contain_text("下一份就是你的")
    expect_no_overflow(page)
    picture(page, "homework-waiting")

    handed_in = Submission.objects.get()
    assert (handed_in.text, handed_in.files.get().name) == ("# 答案\n\n见 `answer.py`", "answer.py")
    assert not HomeworkDraft.objects.exists()
    grade(
        submission_id=handed_in.pk,
        verdict=Verdict(Mark.B_PLUS, "结构 **清楚**。"),
        by=Actor("test", mentor.pk),
        now=clock.now(),
    )
    page.reload()
    expect(panel(page, "提交记录")).to_contain_text("成绩 B+")
    expect(panel(page, "提交记录")).to_contain_text("结构 清楚。")
    expect(panel(page, "贝里")).to_contain_text("+850 贝里")
    expect_no_overflow(page)
    picture(page, "homework-graded")
    page.get_by_role("link", name="返回学位").click()
    expect(panel(page, "导师")).to_contain_text("结构 清楚。")
    expect(page.get_by_role("main")).to_contain_text("50%")
    expect_no_overflow(page)
    picture(page, "degree-studied")
    assert nami.get("me/wallet")["available"] == 850
    assert EnrolledDegreeCourse.objects.get().mentor == mentor


def test_a_failed_homework_says_why_and_is_handed_in_again_or_appealed(shop: Shop, new_page: NewPage) -> None:
    buyer, student = a_student(shop, days_ago=3)
    student.graded("1-1", Mark.C, day=day_of(clock.now()))
    page = a_page_of(buyer, shop, new_page, width=390)
    page.goto(homework_page(student, "1-1"))

    expect(page.get_by_role("main")).to_contain_text("需重交")
    page.get_by_role("button", name="申诉成绩").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="提交申诉").click()
    expect(dialog.get_by_role("alert")).to_contain_text("请写明申诉理由")
    dialog.get_by_label("申诉理由").fill("第二题是对的")
    dialog.get_by_role("button", name="提交申诉").click()
    expect(page.get_by_role("main")).to_contain_text("第二题是对的")
    expect(page.get_by_role("button", name="申诉成绩")).to_have_count(0)

    page.get_by_role("button", name="再次提交").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写内容、链接或上传文件")
    page.get_by_label("内容").fill("改好了")
    page.get_by_role("button", name="再次提交").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("按时重交：A+ 得 1,000 贝里")
    page.get_by_role("alertdialog").get_by_role("button", name="提交作业").click()
    expect(panel(page, "提交记录").get_by_role("article")).to_have_count(2)
    picture(page, "homework-again")


def test_files_fail_one_by_one_and_go_up_again(shop: Shop, new_page: NewPage) -> None:
    buyer, student = a_student(shop)
    page = a_page_of(buyer, shop, new_page, expects=(*LOST, REFUSAL))
    page.goto(homework_page(student, "1-1"))
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route("**/api/v1/me/uploads", lose_the_first)
    page.locator("input[type=file]").set_input_files([ANSWER])
    page.get_by_role("button", name="重新上传 answer.py").click()
    expect(page.get_by_role("button", name="重新上传 answer.py")).to_have_count(0)
    liar = {"name": "picture.png", "mimeType": "image/png", "buffer": b"no picture"}
    program = {"name": "setup.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    page.locator("input[type=file]").set_input_files([liar, program])
    expect(page.get_by_text("不支持这种文件", exact=False)).to_have_count(2)
    page.get_by_role("button", name="移除 setup.exe").click()
    page.get_by_role("button", name="移除 picture.png").click()
    page.get_by_role("button", name="提交作业").click()
    page.get_by_role("alertdialog").get_by_role("button", name="提交作业").click()
    expect(panel(page, "批改进度")).to_be_visible()
    assert Submission.objects.get().files.get().name == "answer.py"


def test_a_degree_is_paused_and_goes_on(shop: Shop, new_page: NewPage) -> None:
    buyer, student = a_student(shop)
    page = a_page_of(buyer, shop, new_page)
    page.goto(f"/me/degrees/{student.enrolment_id}")

    panel(page, "休学").get_by_role("button", name="休学").click()
    page.get_by_role("alertdialog").get_by_label("休学原因").fill("出海")
    page.get_by_role("alertdialog").get_by_role("button", name="休学").click()
    expect(panel(page, "今天要做的")).to_contain_text("休学中")
    panel(page, "今天要做的").get_by_role("button", name="恢复学习").click()
    page.get_by_role("alertdialog").get_by_role("button", name="恢复学习").click()
    expect(panel(page, "今天要做的")).to_contain_text("完成「1-1」")


def test_a_calendar_address_is_made_shown_once_and_ended(shop: Shop, new_page: NewPage) -> None:
    buyer, student = a_student(shop)
    page = a_page_of(buyer, shop, new_page, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/me/degrees/{student.enrolment_id}")
    calendar = panel(page, "日历订阅")

    calendar.get_by_role("button", name="生成地址").click()
    page.get_by_role("alertdialog").get_by_role("button", name="生成地址").click()
    address = calendar.get_by_label("日历地址").input_value()
    calendar.get_by_role("button", name="复制地址").click()
    expect(calendar.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert b"BEGIN:VCALENDAR" in page.request.get(address).body()
    calendar.get_by_role("button", name="停用地址").click()
    page.get_by_role("alertdialog").get_by_role("button", name="停用地址").click()
    expect(page.get_by_text("日历地址已停用").first).to_be_visible()
    expect(calendar.get_by_label("日历地址")).to_have_count(0)
    assert page.request.get(address).status == 404


def test_a_review_is_written_once_and_everybody_reads_it(shop: Shop, new_page: NewPage) -> None:
    buyer, student = a_student(shop)
    page = a_page_of(buyer, shop, new_page, width=390)
    page.goto(f"/me/degrees/{student.enrolment_id}")

    page.get_by_role("button", name="写评价").click()
    dialog = page.get_by_role("dialog")
    for name, stars in (("讲师", 5), ("视频", 4), ("内容", 5)):
        dialog.get_by_role("group", name=name).get_by_label(f"{stars} 星，满分 5 星", exact=True).check(
            force=True
        )
    dialog.get_by_label("评价", exact=True).fill("导师批得很细")
    dialog.get_by_role("button", name="提交评价").click()
    expect(panel(page, "我的评价")).to_contain_text("导师批得很细")
    page.get_by_role("button", name="写评价").click()
    # The whole degree is done; the module is left.
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)

    page.goto(f"/degrees/{student.degree.pk}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("main")).to_contain_text("导师批得很细")
    picture(page, "degree-reviews")


def test_what_belongs_to_somebody_else_is_not_there(shop: Shop, new_page: NewPage) -> None:
    _, student = a_student(shop)
    page = a_page_of(shop.buyer(), shop, new_page, expects=(REFUSAL,))

    for address, words in (
        (f"/me/degrees/{student.enrolment_id}", "没有这份学位报名"),
        (f"/me/degrees/{student.enrolment_id}/form", "没有这份学位报名"),
        (homework_page(student, "1-1"), "没有这份作业"),
    ):
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text(words)
    page.goto("/me/degrees")
    expect(page.get_by_role("main")).to_contain_text("还没有学位")
