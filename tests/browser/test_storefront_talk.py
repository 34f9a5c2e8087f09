"""Reviews on a course's page, and notes and questions beside its lessons."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Dialog, Page, expect

from luffy.accounts.models import Account, Role
from luffy.catalog.models import Course, SectionType
from luffy.discussions.models import Answer, Question
from luffy.discussions.services import answer
from luffy.moderation.models import Visibility
from luffy.reviews.models import CourseReview, CourseReviewVote
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.discussions import a_known_learner
from tests.factories.reviews import a_purchase, a_review, said
from tests.shop import Buyer, Shop

pytestmark = pytest.mark.django_db(transaction=True)
HOSTILE = '**粗** <img src=x onerror="alert(1)"> [点我](javascript:alert(1))'


def a_bought_course(buyer: Buyer) -> Course:
    course = a_course("问答与评价")
    a_purchase(Account.objects.get(username=buyer.username), course, now=datetime.now(UTC))
    return course


def refuse_scripts(page: Page) -> list[str]:
    """What scripts in texts managed to say."""
    said_by_scripts: list[str] = []

    def heard(dialog: Dialog) -> None:
        said_by_scripts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", heard)
    return said_by_scripts


@on_a_phone
def test_a_buyer_reviews_her_course_and_takes_it_back(shop: Shop, new_page: NewPage, width: int) -> None:
    nami = shop.buyer("nami")
    course = a_bought_course(nami)
    other = a_review(course=course, what=said(3, 3, 3, "一般般"), now=datetime.now(UTC))
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto(f"/courses/{course.pk}")
    expect(page.get_by_role("main")).to_contain_text("3.0 分，1 条评价")
    page.get_by_role("link", name="3.0 分，1 条评价").click()
    reviews = page.get_by_role("region", name="学员评价")
    with page.expect_response("**/vote"):
        reviews.get_by_role("button", name=re.compile("^赞同")).click()
    expect(reviews.get_by_role("button", name=re.compile("^赞同"))).to_have_attribute("aria-pressed", "true")
    assert CourseReviewVote.objects.get().target_id == other.pk

    reviews.get_by_role("button", name="写评价").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="发表评价").click()
    expect(form).to_contain_text("请写几句评价")
    for score in ("讲师讲解", "内容实用", "通俗易懂"):
        form.get_by_role("group", name=score).get_by_role("radio", name="5 星，").check(force=True)
    form.get_by_label("评价").fill("讲得<b>清楚</b>")
    form.get_by_role("button", name="发表评价").click()

    expect(reviews.get_by_role("article")).to_have_count(2)
    expect(reviews).to_contain_text("讲得<b>清楚</b>")
    expect_no_overflow(page)
    picture(page, "course-reviews")
    reviews.get_by_role("button", name="3 星").click()
    expect(reviews.get_by_role("article")).to_have_count(1)
    page.goto("/me/reviews")
    page.get_by_role("button", name="删除").click()
    page.get_by_role("alertdialog").get_by_role("button", name="删除").click()
    expect(page.get_by_role("main")).to_contain_text("还没有写过评价")
    expect(page.get_by_role("main")).to_contain_text("等你评价")
    expect_no_overflow(page)
    assert CourseReview.objects.get() == other


def test_a_learner_notes_and_asks_beside_a_lesson(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    course = a_bought_course(nami)
    lesson = a_lesson(course)
    lesson.section_type = SectionType.DOCUMENT
    lesson.save()
    a_known_learner(lesson, account=Account.objects.get(username="nami"), now=datetime.now(UTC))
    page = a_page_of(nami, shop, new_page, width=390)
    heard = refuse_scripts(page)
    page.goto(f"/learn/{course.pk}/{lesson.pk}")
    page.get_by_role("tab", name="笔记").click()
    page.get_by_label("在 00:00 记笔记").fill(HOSTILE)
    page.get_by_role("button", name="保存笔记").click()
    expect(page.get_by_role("strong").filter(has_text="粗")).to_be_visible()

    page.get_by_role("tab", name="问答").click()
    page.get_by_role("button", name="提问").click()
    page.get_by_label("标题").fill("为什么？")
    page.get_by_label("问题描述").fill(HOSTILE)
    page.get_by_role("button", name="发布").click()
    expect(page.get_by_role("heading", name="为什么？")).to_be_visible()
    question_id = Question.objects.get().pk
    answer(
        account=an_account("sanji", role=Role.MENTOR),
        question_id=question_id,
        text="因为这样",
        now=datetime.now(UTC),
    )
    page.goto(f"/learn/{course.pk}/{lesson.pk}?question={question_id}")
    page.get_by_role("tab", name="问答").click()
    expect(page.get_by_text("因为这样")).to_be_visible()
    expect(page.get_by_text("导师", exact=True)).to_be_visible()
    page.get_by_role("button", name="采纳", exact=True).click()
    expect(page.get_by_text("已解决")).to_be_visible()
    expect_no_overflow(page)
    picture(page, "lesson-questions")
    page.goto("/me/notes")
    expect(page.get_by_role("heading", name=f"问答与评价 · {lesson.name}")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Markdown").click()
    assert HOSTILE in download.value.path().read_text()
    expect_no_overflow(page)
    assert (heard, Answer.objects.get().visibility) == ([], Visibility.SHOWN)
