"""Membership in a browser: becoming a member opens a VIP course; operators write plans."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account, Role
from luffy.catalog.plans import MembershipPlan
from luffy.core import clock
from luffy.learning.models import Membership
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.lessons import a_document
from tests.factories.membership import a_member, a_plan, a_vip_course
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

# A lesson that stays closed is told so by its status.
REFUSAL = "Failed to load resource: the server responded with a status of 403"


@on_a_phone
def test_a_locked_lesson_leads_to_membership_and_membership_opens_it(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer("nami")
    plan = a_plan("路飞会员", prices={30: 3_900, 90: 9_900})
    course = a_vip_course("高并发设计")
    lesson = a_document(course, "# 连接池\n\n正文")
    page = a_page_of(nami, shop, new_page, width=width, expects=(REFUSAL,))

    page.goto(f"/learn/{course.pk}/{lesson.pk}")
    expect(page.get_by_role("main")).to_contain_text("这是会员课程")
    expect_no_overflow(page)
    picture(page, "membership-locked")
    page.get_by_role("main").get_by_role("link", name="开通会员").click()
    expect(page.get_by_role("heading", name="会员", exact=True)).to_be_visible()
    card = page.get_by_role("region", name="路飞会员")
    expect(card).to_contain_text("39.00")
    expect_no_overflow(page)
    picture(page, "membership")
    card.get_by_role("button", name="开通会员").click()
    expect(page).to_have_url(re.compile("/checkout$"))
    expect(page.get_by_role("main")).to_contain_text("路飞会员")

    a_member(Account.objects.get(username="nami"), plan=plan)
    page.goto(f"/learn/{course.pk}/{lesson.pk}")
    expect(page.get_by_role("heading", name="连接池")).to_be_visible()
    page.goto("/me/membership")
    expect(page.get_by_role("main")).to_contain_text("会员有效期至")
    expect_no_overflow(page)
    picture(page, "my-membership")
    page.goto("/me/courses")
    mine = page.get_by_role("article").filter(has_text="高并发设计")
    expect(mine).to_contain_text("会员可学")
    expect(mine).to_contain_text("有效期至")
    expect_no_overflow(page)
    picture(page, "my-courses-of-members")


def test_who_was_a_member_is_told_and_can_come_back(shop: Shop, new_page: NewPage) -> None:
    robin = shop.buyer("robin")
    course = a_vip_course("高并发设计")
    lesson = a_document(course)
    account = a_member(Account.objects.get(username="robin"))
    over = clock.now().date() - timedelta(days=3)
    Membership.objects.filter(account=account).update(valid_begin_date=over, valid_end_date=over)
    page = a_page_of(robin, shop, new_page, expects=(REFUSAL,))

    page.goto(f"/learn/{course.pk}/{lesson.pk}")
    expect(page.get_by_role("main")).to_contain_text("会员已到期")
    page.goto("/me/membership")
    page.get_by_role("link", name="重新开通").click()
    expect(page.get_by_role("heading", name="会员", exact=True)).to_be_visible()


def test_an_operator_writes_a_plan(shop: Shop, new_page: NewPage) -> None:
    boss = shop.buyer("boss")
    Account.objects.filter(username="boss").update(role=Role.OPERATOR)
    page = a_page_of(boss, shop, new_page)

    page.goto("/ops/membership")
    expect(page.get_by_role("main")).to_contain_text("还没有会员方案")
    page.get_by_label("名称").fill("年度会员")
    page.get_by_label("简介").fill("一年")
    page.get_by_label("会员权益").fill("会员课程")
    page.get_by_label("360").fill("298")
    page.get_by_role("button", name="保存").click()

    expect(page.get_by_role("table")).to_contain_text("年度会员")
    expect(page.get_by_role("table")).to_contain_text("298.00")
    expect_no_overflow(page)
    picture(page, "ops-membership")
    plan = MembershipPlan.objects.get()
    assert [(one.access_days, one.price_fen) for one in plan.product.price_policies.all()] == [(360, 29_800)]
