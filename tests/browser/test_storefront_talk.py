"""Reviews on a course's page."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.reviews.models import CourseReview, CourseReviewVote
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, picture
from tests.factories.catalog import a_course
from tests.factories.reviews import a_purchase, a_review, said
from tests.shop import Buyer, Shop

pytestmark = pytest.mark.django_db(transaction=True)


def a_bought_course(buyer: Buyer) -> Course:
    course = a_course("问答与评价")
    a_purchase(Account.objects.get(username=buyer.username), course, now=datetime.now(UTC))
    return course


@pytest.mark.parametrize("width", [1440, 390])
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
