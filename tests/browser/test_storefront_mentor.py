"""A mentor's day: she grades by keyboard what was handed in, looks after a student, and reads her statement."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import EnrolledDegreeCourse, FollowUp, Submission
from luffy.degrees.services.appeal import appeal
from luffy.degrees.services.grade import Verdict, grade
from luffy.wallet.queries import balances
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, picture, sign_in
from tests.factories.degrees import Student, a_programme
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def account(shop: Shop, name: str, role: Role = Role.LEARNER) -> Account:
    shop.buyer(name)
    Account.objects.filter(username=name).update(role=role)
    return Account.objects.get(username=name)


def a_page_for(name: str, shop: Shop, new_page: NewPage, **options: Any) -> Page:
    page = new_page(base_url=shop.luffy.base_url, **options)
    sign_in(page, shop, name)
    return page


def two_hand_ins(shop: Shop) -> tuple[Student, Submission, Submission]:
    """The first failed once and was handed in again, the second waits for the first time."""
    today = day_of(clock.now())
    degree, began = a_programme(value=300), today - timedelta(days=6)
    mentor = account(shop, "rayleigh", Role.MENTOR)
    nami, zoro = (
        Student(degree, account=account(shop, name), mentor=mentor, began=began) for name in ("nami", "zoro")
    )
    nami.open()
    zoro.open()
    nami.graded("1-1", Mark.C, day=today - timedelta(days=5))
    again = nami.hand_in("1-1", day=today - timedelta(days=4), text="```py\ndef settle(): ...\n```")
    return nami, again, zoro.hand_in("1-1", day=today - timedelta(days=1), text="我的答案")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=2, name=text)).to_be_visible()


def test_a_mentor_grades_by_keyboard_and_the_next_one_opens(shop: Shop, new_page: NewPage) -> None:
    nami, again, first = two_hand_ins(shop)
    desk = a_page_for("rayleigh", shop, new_page, expects=(REFUSAL,))
    desk.goto("/mentor")

    heading(desk, "nami · 1-1")
    queue = desk.get_by_role("tabpanel")
    expect(queue.get_by_role("listitem")).to_have_count(2)
    expect(queue.get_by_role("listitem").first).to_contain_text("已过承诺")
    expect(desk.get_by_role("article", name="第 1 次")).to_contain_text("答案")
    expect(desk.get_by_role("article", name="本次提交")).to_contain_text("def settle()")
    picture(desk, "mentor-workbench")

    desk.keyboard.press("j")
    heading(desk, "zoro · 1-1")
    desk.keyboard.press("k")
    heading(desk, "nami · 1-1")
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="键盘操作")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_role("alert")).to_contain_text("请先选择成绩")
    desk.keyboard.press("b")
    expect(desk.get_by_role("button", name="B+")).to_have_attribute("aria-pressed", "true")
    expect(desk.get_by_text("按时 · B+ → 学员 +255 贝里；导师费 不变")).to_be_visible()
    desk.keyboard.press("m")
    desk.keyboard.type("退款后券归还了吗")
    desk.keyboard.press("Control+Enter")

    heading(desk, "zoro · 1-1")
    expect(queue.get_by_role("listitem")).to_have_count(1)
    again.refresh_from_db()
    assert (again.grade, again.comment, balances(nami.account.pk)["available"]) == (
        Mark.B_PLUS,
        "退款后券归还了吗",
        255,
    )

    # Somebody else was faster: what she gave is shown, and nothing else is.
    grade(submission_id=first.pk, verdict=Verdict(Mark.A), by=nami.grader, now=clock.now())
    desk.keyboard.press("9")
    desk.get_by_role("button", name="仅评分").click()
    expect(desk.get_by_role("alert")).to_contain_text("已被批改为 A")
    expect(desk.get_by_role("button", name="改判")).to_be_visible()
    first.refresh_from_db()
    assert first.grade == Mark.A

    desk.get_by_role("button", name="改判").click()
    desk.get_by_role("button", name="A+").click()
    desk.get_by_label("改判原因").fill("看漏了一步")
    desk.get_by_role("button", name="确认改判").click()
    expect(desk.get_by_role("region", name="评分", exact=True)).to_contain_text("评为 A+")
    first.refresh_from_db()
    assert first.grade == Mark.A_PLUS

    learner = a_page_for("nami", shop, new_page, width=390)
    assignment = again.record.assignment_id
    learner.goto(f"/me/degrees/{nami.enrolment_id}/homework/{assignment}")
    expect(learner.get_by_role("main")).to_contain_text("B+")
    expect(learner.get_by_role("main")).to_contain_text("退款后券归还了吗")


def test_a_mentor_looks_after_a_student_on_a_phone(shop: Shop, new_page: NewPage) -> None:
    two_hand_ins(shop)
    phone = a_page_for("rayleigh", shop, new_page, width=390)
    phone.goto("/mentor")
    phone.get_by_role("listitem").filter(has_text="zoro").get_by_role("link").click()
    heading(phone, "zoro · 1-1")
    expect_no_overflow(phone)
    picture(phone, "mentor-workbench")
    phone.get_by_role("link", name="返回队列").click()

    phone.get_by_role("navigation", name="导师页面").get_by_role("link", name="我的学员").click()
    # Until the page has changed, the queue's own link to nami would be the one that is pressed.
    expect(phone.get_by_role("heading", level=1, name="我的学员")).to_be_visible()
    phone.get_by_role("main").get_by_role("link", name="nami", exact=True).click()
    expect(phone.get_by_role("heading", level=1, name="nami")).to_be_visible()
    phone.get_by_label("记录", exact=True).fill("约好周末交")
    phone.get_by_label("下次联系").fill(str(day_of(clock.now())))
    phone.get_by_role("button", name="保存记录").click()
    expect(phone.get_by_role("listitem").filter(has_text="约好周末交")).to_be_visible()
    assert FollowUp.objects.get().record == "约好周末交"
    expect_no_overflow(phone)
    phone.goto("/mentor/students")
    expect(phone.get_by_role("heading", name="今天该联系的学员：1 位")).to_be_visible()
    phone.goto("/mentor/statement")
    expect(phone.get_by_role("status").filter(has_text="与贝里账本一致")).to_be_visible()
    expect_no_overflow(phone)


def test_an_operator_gives_a_student_a_mentor_and_more_days(shop: Shop, new_page: NewPage) -> None:
    nami, _again, _first = two_hand_ins(shop)
    account(shop, "robin", Role.OPERATOR)
    account(shop, "shanks", Role.MENTOR)
    EnrolledDegreeCourse.objects.filter(pk=nami.enrolment_id).update(mentor=None)
    until = nami.enrolment.valid_end_date
    desk = a_page_for("robin", shop, new_page)
    desk.goto("/ops/degrees?unassigned=1")
    desk.get_by_role("button", name="分配导师 nami").click()
    desk.get_by_label("导师用户名").fill("shanks")
    desk.get_by_role("dialog").get_by_role("button", name="分配导师").click()
    expect(desk.get_by_text("没有这样的报名。")).to_be_visible()
    assert nami.enrolment.mentor == Account.objects.get(username="shanks")

    desk.goto(f"/ops/degrees/{nami.enrolment_id}")
    desk.get_by_role("button", name="延期").click()
    desk.get_by_label("增加天数").fill("10")
    desk.get_by_label("原因", exact=True).fill("出差两周")
    desk.get_by_role("dialog").get_by_role("button", name="延期").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)
    assert until is not None
    assert nami.enrolment.valid_end_date == until + timedelta(days=10)


@at_a_desk
def test_an_operator_sees_loads_and_edits_the_next_edition(shop: Shop, new_page: NewPage, width: int) -> None:
    nami, _again, _first = two_hand_ins(shop)
    account(shop, "robin", Role.OPERATOR)
    desk = a_page_for("robin", shop, new_page, width=width)
    desk.goto("/ops/degrees?tab=mentors")
    expect(desk.get_by_role("main")).to_contain_text("rayleigh")
    expect_no_overflow(desk)
    picture(desk, "ops-mentors")

    desk.goto(f"/ops/degrees?tab=curriculum&degree={nami.degree.pk}")
    expect(desk.get_by_text("与现在的版次没有差别")).to_be_visible()
    desk.get_by_role("button", name="添加作业").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog.get_by_role("alert")).to_contain_text("请填写")
    dialog.get_by_label("标题").fill("画海图")
    dialog.get_by_label("顺序").fill("99")
    dialog.get_by_label("作业需求").fill("画出伟大航路")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_have_count(0)
    desk.get_by_label("未按时提交", exact=True).fill("20")
    desk.get_by_label("原因", exact=True).fill("试行")
    desk.get_by_role("button", name="保存规则").click()
    changes = desk.get_by_role("region", name="发布后的变化")
    expect(changes).to_contain_text("画海图")
    expect(changes).to_contain_text("10% → 20%")
    expect_no_overflow(desk)
    picture(desk, "ops-homework")


def test_a_learner_is_told_that_the_workbench_is_not_hers(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, expects=(REFUSAL,))
    page.goto("/mentor")
    expect(page.get_by_role("main")).to_contain_text("这里只对导师和运营开放")


def test_a_mentor_answers_an_appeal_with_another_grade(shop: Shop, new_page: NewPage) -> None:
    nami, again, _first = two_hand_ins(shop)
    grade(submission_id=again.pk, verdict=Verdict(Mark.C_PLUS, "还差一步"), by=nami.grader, now=clock.now())
    appeal(
        enrolment_id=nami.enrolment_id,
        assignment_id=again.record.assignment_id,
        reason="这一步在附件里",
        by=Actor("test", nami.account.pk),
        now=clock.now(),
    )
    desk = a_page_for("rayleigh", shop, new_page)
    desk.goto("/mentor/appeals")
    desk.get_by_role("link", name="1-1").click()
    expect(desk.get_by_text("这一步在附件里")).to_be_visible()
    desk.get_by_label("处理", exact=True).select_option(label="改判为 B")
    expect(desk.get_by_text("按时 · B → 学员 +60 贝里；导师费 不变")).to_be_visible()
    desk.get_by_label("答复", exact=True).fill("确实在附件里")
    desk.get_by_role("button", name="答复").click()
    expect(desk.get_by_text("rayleigh 答复：确实在附件里")).to_be_visible()
    again.refresh_from_db()
    assert (again.grade, again.comment, balances(nami.account.pk)["available"]) == (Mark.B, "还差一步", 240)
