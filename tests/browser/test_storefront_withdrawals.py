"""Earned berries become money: a learner asks on a phone, an operator approves and pays, the learner sees it."""

import re

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.wallet.queries import balances
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow
from tests.factories.wallet import berries_for, earned_for
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_withdrawal_is_asked_for_approved_and_paid(shop: Shop, new_page: NewPage) -> None:
    nami, robin = shop.buyer("nami"), shop.buyer("robin")
    owner = Account.objects.get(username="nami")
    Account.objects.filter(username="robin").update(role=Role.OPERATOR)
    earned_for(owner, 500)
    berries_for(owner, 80)

    phone = a_page_of(nami, shop, new_page, width=390)
    phone.goto("/me/berries")
    expect(phone.get_by_role("region", name="来源").first).to_contain_text("奖励")
    phone.get_by_role("button", name="申请提现").click()
    phone.get_by_label("贝里", exact=True).fill("501")
    phone.get_by_label("户名").fill("王小明")
    phone.get_by_label("开户银行").fill("招商银行")
    phone.get_by_label("银行账号").fill("6225 8801 1234 5678")
    phone.get_by_role("button", name="提交申请").click()
    expect(phone.get_by_role("dialog")).to_contain_text("最多可提现 500 贝里")
    phone.get_by_label("贝里", exact=True).fill("300")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("dialog")).to_contain_text("到账 ¥300.00")
    phone.get_by_role("button", name="提交申请").click()
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(phone.get_by_role("region", name="提现").first).to_contain_text("待审核")
    expect(phone.get_by_role("main")).to_contain_text("**** 5678")
    expect_no_overflow(phone)
    assert balances(owner.pk)["available"] == 280

    desk = a_page_of(robin, shop, new_page)
    desk.goto("/ops/withdrawals?state=requested")
    row = desk.get_by_role("row").filter(has_text="nami")
    expect(row).to_contain_text("¥300.00")
    row.get_by_role("link").click()
    desk.get_by_role("button", name="显示完整账号").click()
    expect(desk.get_by_role("main")).to_contain_text("6225880112345678")
    desk.get_by_role("button", name="通过", exact=True).click()
    desk.get_by_role("dialog").get_by_role("button", name="通过", exact=True).click()
    desk.get_by_role("button", name="已打款").click()
    desk.get_by_role("dialog").get_by_role("button", name="已打款").click()
    expect(desk.get_by_role("dialog")).to_contain_text("请填写银行给出的流水号")
    desk.get_by_label("银行流水号").fill("CMB-1")
    desk.get_by_role("dialog").get_by_role("button", name="已打款").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(desk.get_by_role("main")).to_contain_text("CMB-1")
    desk.get_by_role("link", name="贝里负债").click()
    expect(desk.get_by_role("status").filter(has_text="一致")).to_contain_text(
        "批次合计 280 贝里，账本合计 280 贝里"
    )
    expect_no_overflow(desk)

    phone.reload()
    phone.get_by_role("region", name="提现").first.get_by_role("link").first.click()
    expect(phone).to_have_url(re.compile("/me/berries/withdrawals/"))
    expect(phone.get_by_role("main")).to_contain_text("已打款")
    expect_no_overflow(phone)


def test_a_learner_is_told_that_operators_pages_are_not_hers(shop: Shop, new_page: NewPage) -> None:
    page = a_page_of(shop.buyer(), shop, new_page, expects=(REFUSAL,))
    page.goto("/ops/withdrawals")
    expect(page.get_by_role("main")).to_contain_text("这里只对运营开放")
