"""The back office by desk: who finds what, a second factor, roles, and the trail of it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.coupons.models import Coupon
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import (
    a_page_of,
    at_a_desk,
    buy_area,
    expect_no_overflow,
    picture,
    sign_in_by_form,
)
from tests.factories.catalog import a_course
from tests.shop import PASSWORD, Shop

pytestmark = pytest.mark.django_db(transaction=True)


def at_desk(shop: Shop, new_page: NewPage, role: Role, *, superuser: bool = False, width: int = 1440) -> Page:
    """A window in which somebody of this role is signed in."""
    person = shop.buyer(f"at-{role.name.lower()}")
    Account.objects.filter(username=person.username).update(
        role=role.value, is_staff=True, is_superuser=superuser
    )
    return a_page_of(person, shop, new_page, width=width, expects=(REFUSAL,))


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (Role.EDITOR, ["文章管理", "内容审核"]),
        (Role.SERVICE, ["订单", "退费审核", "发票管理", "内容审核"]),
        (Role.FINANCE, ["订单", "退费审核", "钱款异常", "对账", "提现审核", "贝里负债", "发票管理"]),
        (Role.LEAD, ["学位教务"]),
    ],
)
def test_each_desk_sees_its_own_pages_and_is_told_of_others(
    shop: Shop, new_page: NewPage, role: Role, entries: list[str]
) -> None:
    page = at_desk(shop, new_page, role)
    page.goto("/ops")

    menu = page.get_by_role("navigation", name="运营")
    for entry in entries:
        expect(menu.get_by_role("link", name=entry, exact=True)).to_be_visible()
    for strange in {"角色与权限", "审计记录", "登录记录"} | ({"对账"} - set(entries)):
        expect(menu.get_by_role("link", name=strange, exact=True)).to_have_count(0)
    page.goto("/ops/audit")
    expect(page.get_by_role("heading", name="这里只对运营开放")).to_be_visible()
    page.get_by_role("link", name="去我的工作台").click()
    expect(page).to_have_url(re.compile(r"/ops/\w+"))


def test_a_second_factor_is_set_up_and_asked_for(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    page = a_page_of(nami, shop, new_page, expects=(REFUSAL,))
    page.goto("/account")
    page.get_by_role("link", name="管理两步验证").click()
    page.get_by_role("button", name="开始设置").click()
    secret = page.locator("code.secret").inner_text()
    expect(page.get_by_role("img", name="给验证器扫描的二维码")).to_be_visible()
    picture(page, "second-factor")
    main = page.get_by_role("main")
    main.get_by_label("验证码").fill(code_of(secret))
    main.get_by_label("密码", exact=True).fill(PASSWORD)
    main.get_by_role("button", name="开启两步验证").click()
    expect(main.get_by_role("list", name="备用码").get_by_role("listitem")).to_have_count(10)
    spare = main.get_by_role("list", name="备用码").get_by_role("listitem").first.inner_text()
    main.get_by_role("button", name="已保存好").click()
    expect(main).to_contain_text("还剩 10 个备用码")
    assert Authenticator.objects.filter(user__username="nami").count() == 2

    other = new_page(base_url=shop.luffy.base_url, width=390, expects=(REFUSAL,))
    other.goto("/login?next=/account/second-factor")
    sign_in_by_form(other, "nami")
    expect(other.get_by_role("heading", name="两步验证", level=1)).to_be_visible()
    expect(other.get_by_label("验证码")).to_be_focused()
    picture(other, "second-step")
    other.get_by_label("验证码").fill("000000")
    other.get_by_role("button", name="验证", exact=True).click()
    expect(other.get_by_role("alert").first).to_be_visible()
    other.get_by_label("验证码").fill(spare)
    other.get_by_role("button", name="验证", exact=True).click()
    expect(other.get_by_role("main")).to_contain_text("还剩 9 个备用码")
    expect_no_overflow(other)


@at_a_desk
def test_an_administrator_gives_a_role_and_finds_it_in_the_trail(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    shop.buyer("nami")
    page = at_desk(shop, new_page, Role.LEARNER, superuser=True, width=width)
    page.goto("/ops/roles?tab=everybody")
    page.get_by_role("searchbox", name="用户名或邮箱的开头").fill("nam")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("button", name="调整角色 nami").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("角色").select_option(label="财务")
    expect(dialog).to_contain_text("对账与处理异常款")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_contain_text("原因")
    dialog.get_by_label("原因").fill("接替财务岗位")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_role("main")).to_contain_text("财务")
    assert Account.objects.get(username="nami").role == Role.FINANCE
    picture(page, "ops-roles")
    expect_no_overflow(page)

    page.goto("/ops/audit?action=role")
    expect(page.get_by_role("main")).to_contain_text("接替财务岗位")
    page.get_by_role("button", name=re.compile("查看变更")).click()
    expect(page.get_by_role("main")).to_contain_text("finance")
    picture(page, "ops-audit")
    expect_no_overflow(page)
    address = page.get_by_label("来自地址")
    address.fill("203.0.113")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("main")).to_contain_text("不是完整的 IP 地址")
    expect(page.get_by_role("main")).not_to_contain_text("接替财务岗位")
    address.fill("127.0.0.1")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("main")).to_contain_text("接替财务岗位")
    page.goto("/ops/sign-ins")
    expect(page.get_by_role("main")).to_contain_text("127.0.0.1")
    picture(page, "ops-sign-ins")
    expect_no_overflow(page)


@at_a_desk
def test_an_operator_runs_a_campaign_and_a_learner_redeems_its_code(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    course = a_course("Python 入门", prices={30: 39_900})
    page = at_desk(shop, new_page, Role.OPERATOR, width=width)
    page.goto("/ops/campaigns/new")
    main = page.get_by_role("main")
    main.get_by_label("活动名称").fill("开学季")
    main.get_by_label("减多少（元）").fill("50")
    main.get_by_label("满多少（元）").fill("300")
    effects = page.get_by_role("region", name="对真实价格的影响")
    expect(effects).to_contain_text("满 ¥300 减 ¥50")
    expect(effects).to_contain_text("349.00")
    picture(page, "ops-campaign-new")
    expect_no_overflow(page)
    main.get_by_role("checkbox", name=re.compile("在领券中心展示")).click()
    main.get_by_role("button", name="创建活动").click()
    expect(page.get_by_role("heading", name="开学季", level=1)).to_be_visible()

    codes = page.get_by_role("region", name="优惠码", exact=True)
    codes.get_by_label("用途").fill("地铁传单")
    codes.get_by_label("数量").fill("2")
    codes.get_by_role("button", name="生成").click()
    expect(codes.get_by_role("listitem")).to_have_count(2)
    code = codes.get_by_role("listitem").first.inner_text()
    with page.expect_download() as saved:
        codes.get_by_role("button", name="保存为 CSV").click()
    assert code in saved.value.path().read_text()
    codes.get_by_role("button", name="已保存好").click()
    expect(codes).to_contain_text("地铁传单")
    expect(page.get_by_text(code)).to_have_count(0)

    nami = shop.buyer("nami")
    learner = a_page_of(nami, shop, new_page, width=width, expects=(REFUSAL,))
    learner.goto(f"/courses/{course.pk}")
    buy_area(learner).get_by_role("button", name="立即购买").click()
    expect(learner.get_by_role("heading", name="确认订单", level=1)).to_be_visible()
    learner.get_by_label("优惠码").fill("7777-7777")
    learner.get_by_role("button", name="兑换").click()
    expect(learner.get_by_role("main")).to_contain_text("优惠码无效或已被用完")
    learner.get_by_label("优惠码").fill(code.lower())
    learner.get_by_role("button", name="兑换").click()
    expect(learner.get_by_role("region", name="全站券")).to_contain_text("开学季")
    picture(learner, "redeemed")
    expect_no_overflow(learner)

    issue = page.get_by_role("region", name="发放给学员")
    issue.get_by_label("原因").fill("欢迎新学员")
    issue.get_by_role("button", name="试算").click()
    expect(issue).to_contain_text("1 人已有")
    issue.get_by_role("button", name=re.compile("^发放")).click()
    expect(issue).to_contain_text("已发 1 张")
    picture(page, "ops-campaign")
    page.get_by_role("button", name="停止活动").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("原因").fill("预算用完")
    dialog.get_by_role("button", name="停止活动").click()
    expect(page.get_by_role("main")).to_contain_text("已停止")
    expect_no_overflow(page)
    coupon = Coupon.objects.get()
    assert (coupon.claimed, coupon.is_listed, coupon.stopped_at is not None) == (2, False, True)
