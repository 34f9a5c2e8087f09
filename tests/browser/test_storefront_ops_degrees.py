"""An operator's day with degrees: penalties, loads, what is late, modules and editions; a learner reads of it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Approval,
    EnrolledDegreeCourse,
    FollowUp,
    HomeworkRecord,
    HomeworkReward,
    ModuleStatus,
    RewardRule,
)
from luffy.degrees.services import editions
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import expect_no_overflow, picture
from tests.browser.test_storefront_mentor import a_page_for, account, two_hand_ins
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.uploads import a_png
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def a_copy(shop: Shop) -> Student:
    """A penalty of 300 that waits: the limit is 100."""
    today = day_of(clock.now())
    degree = a_programme(value=300)
    RewardRule.objects.create(degree_course=degree, cause="copy", percent=100, asks_above=100)
    editions.publish(degree_id=degree.pk, by=OPERATOR, now=clock.now())
    mentor = account(shop, "rayleigh", Role.MENTOR)
    nami = Student(degree, account=account(shop, "nami"), mentor=mentor, began=today - timedelta(days=3))
    nami.open()
    nami.graded("1-1", Mark.COPY, day=today - timedelta(days=1))
    return nami


def reason(page: Page, words: str, button: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("原因", exact=True).fill(words)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)


def test_an_operator_approves_a_penalty_and_the_learner_reads_why(shop: Shop, new_page: NewPage) -> None:
    nami = a_copy(shop)
    account(shop, "robin", Role.OPERATOR)
    reward = HomeworkReward.objects.get(record__enrolment=nami.enrolment)
    learner = a_page_for("nami", shop, new_page, width=390)
    assignment = reward.record.assignment_id
    learner.goto(f"/me/degrees/{nami.enrolment_id}/homework/{assignment}")
    expect(learner.get_by_role("list", name="处罚审批")).to_contain_text("批准前不扣贝里")
    expect_no_overflow(learner)

    desk = a_page_for("robin", shop, new_page)
    desk.goto("/ops/penalties")
    row = desk.get_by_role("row").filter(has_text="nami")
    expect(row).to_contain_text("COPY")
    expect(row).to_contain_text("300")
    picture(desk, "ops-penalties")
    row.get_by_role("button", name="批准").click()
    desk.get_by_role("dialog").get_by_role("button", name="批准").click()
    expect(desk.get_by_role("dialog").get_by_role("alert")).to_contain_text("请写明原因")
    reason(desk, "两份一样", "批准")
    expect(desk.get_by_text("没有这样的处罚")).to_be_visible()
    reward.refresh_from_db()
    assert (reward.approval, reward.fee_taken, reward.decision_reason) == (Approval.APPROVED, 300, "两份一样")
    desk.get_by_role("tab", name="已批准").click()
    expect(desk.get_by_role("row").filter(has_text="nami")).to_contain_text("导师费 300 贝里")

    learner.reload()
    expect(learner.get_by_role("list", name="处罚审批")).to_contain_text("审批理由：两份一样")
    picture(learner, "homework-penalty")


def test_an_operator_sees_penalties_on_a_phone(shop: Shop, new_page: NewPage) -> None:
    a_copy(shop)
    account(shop, "robin", Role.OPERATOR)
    phone = a_page_for("robin", shop, new_page, width=390)
    phone.goto("/ops/penalties")
    expect(phone.get_by_role("button", name="免除 nami")).to_be_visible()
    expect_no_overflow(phone)
    picture(phone, "ops-penalties")
    phone.get_by_role("button", name="免除 nami").click()
    reason(phone, "组队作业", "免除")
    expect(phone.get_by_text("没有这样的处罚")).to_be_visible()
    assert HomeworkReward.objects.get().approval == Approval.WAIVED


def test_what_is_late_goes_to_somebody_else_and_loads_give_students(shop: Shop, new_page: NewPage) -> None:
    nami, again, _first = two_hand_ins(shop)
    account(shop, "robin", Role.OPERATOR)
    shanks = account(shop, "shanks", Role.MENTOR)
    desk = a_page_for("robin", shop, new_page)
    desk.goto("/ops/degrees?tab=late")
    row = desk.get_by_role("row").filter(has_text="nami")
    expect(row).to_contain_text("rayleigh")
    picture(desk, "ops-late")
    row.get_by_role("button", name="改派").click()
    desk.get_by_label("导师用户名").fill("shanks")
    desk.get_by_role("dialog").get_by_role("button", name="分配导师").click()
    expect(desk.get_by_role("row").filter(has_text="nami")).to_contain_text("shanks")
    assert HomeworkRecord.objects.get(pk=again.record_id).mentor == shanks

    EnrolledDegreeCourse.objects.filter(account__username="zoro").update(mentor=None)
    desk.get_by_role("tab", name="导师负荷").click()
    desk.get_by_role("button", name="分配学员 shanks").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_label("学员", exact=True)).to_contain_text("zoro")
    picture(desk, "ops-give-student")
    dialog.get_by_role("button", name="分配学员").click()
    expect(dialog).to_have_count(0)
    expect(desk.get_by_role("row").filter(has_text="shanks")).to_contain_text("2")
    assert EnrolledDegreeCourse.objects.get(account__username="zoro").mentor == shanks
    assert nami.enrolment.mentor == shanks


def test_an_operator_completes_a_module_and_switches_homework(shop: Shop, new_page: NewPage) -> None:
    today = day_of(clock.now())
    degree = a_programme(modules=2, homework=0)
    nami = Student(degree, account=account(shop, "nami"), began=today - timedelta(days=3))
    nami.open()
    other = a_programme(value=300)
    account(shop, "robin", Role.OPERATOR)
    desk = a_page_for("robin", shop, new_page)
    desk.goto(f"/ops/degrees/{nami.enrolment_id}")
    desk.get_by_role("button", name="完成").first.click()
    reason(desk, "本模块没有作业", "完成模块")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    first, second = nami.enrolment.study_records.order_by("position")
    assert (first.status, second.status) == (ModuleStatus.COMPLETE, ModuleStatus.STUDYING)

    desk.goto(f"/ops/degrees?tab=editions&degree={other.pk}")
    desk.get_by_role("button", name="作业 第 1 版").click()
    homework = desk.get_by_role("region", name="第 1 版的作业").first
    expect(homework.get_by_role("row").filter(has_text="1-1")).to_contain_text("启用")
    homework.get_by_role("button", name="停用作业 1-1").click()
    reason(desk, "题目有误", "停用作业")
    expect(homework.get_by_role("row").filter(has_text="1-1")).to_contain_text("停用")
    assert not other.editions.get().assignments.get(title="1-1").enabled
    picture(desk, "ops-edition-homework")


def test_a_screenshot_goes_with_a_talk(shop: Shop, new_page: NewPage) -> None:
    nami, _again, _first = two_hand_ins(shop)
    desk = a_page_for("rayleigh", shop, new_page, expects=(REFUSAL,))
    desk.goto(f"/mentor/students/{nami.enrolment_id}")
    desk.get_by_label("记录", exact=True).fill("约好周末交")
    desk.get_by_label("选择文件").set_input_files(
        {"name": "聊天.png", "mimeType": "image/png", "buffer": a_png()}
    )
    expect(desk.get_by_role("button", name="移除 聊天.png")).to_be_visible()
    expect(desk.get_by_role("progressbar", name="正在上传 聊天.png")).to_have_count(0)
    desk.get_by_role("button", name="保存记录").click()
    link = desk.get_by_role("listitem").filter(has_text="约好周末交").get_by_role("link", name="聊天.png")
    expect(link).to_be_visible()
    picture(desk, "mentor-talk-file")
    with desk.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "聊天.png"
    assert [file.name for file in FollowUp.objects.get().files.all()] == ["聊天.png"]
    assert Account.objects.filter(username="rayleigh").exists()


def test_the_form_dialog_and_the_learners_dashboard(shop: Shop, new_page: NewPage) -> None:
    """A mentor reads the form at her desk, the learner her dashboard on a phone."""
    nami, _again, _first = two_hand_ins(shop)
    phone = a_page_for("nami", shop, new_page, width=390)
    phone.goto(f"/me/degrees/{nami.enrolment_id}")
    expect(phone.get_by_role("heading", name="奖励预测")).to_be_visible()
    expect(phone.get_by_role("heading", name="作业计划")).to_be_visible()
    expect_no_overflow(phone)
    picture(phone, "degree-dashboard")
    phone.goto(f"/me/degrees/{nami.enrolment_id}/form")
    phone.get_by_label("工作经验").select_option(label="2 年")
    for label in ("为什么学这门学位", "为什么选这里", "希望学完达到什么"):
        phone.get_by_label(label).fill("想转做开发")
    phone.get_by_role("button", name="提交报名表").click()
    expect(phone.get_by_text("报名表已提交").first).to_be_visible()

    desk = a_page_for("rayleigh", shop, new_page)
    desk.goto(f"/mentor/students/{nami.enrolment_id}")
    desk.get_by_role("button", name="报名表").click()
    expect(desk.get_by_role("dialog")).to_contain_text("想转做开发")
    picture(desk, "mentor-form")
