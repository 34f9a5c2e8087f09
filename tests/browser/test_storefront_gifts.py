"""Operators give berries, two of them above the limit; and a withdrawal that the bank sends back."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.money import Berries
from luffy.wallet import withdrawals
from luffy.wallet.models import WithdrawalState
from luffy.wallet.payees import Payee
from luffy.wallet.queries import balances
from luffy.wallet.withdrawals import Wish
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, picture
from tests.factories.wallet import earned_for
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def operators(shop: Shop, *names: str) -> None:
    for name in names:
        shop.buyer(name)
    Account.objects.filter(username__in=names).update(role=Role.OPERATOR)


@at_a_desk
def test_what_is_a_lot_together_needs_another_operator(shop: Shop, new_page: NewPage, width: int) -> None:
    shop.buyer("nami")
    operators(shop, "robin", "franky")
    robin, franky = (buyer for buyer in shop.buyers if buyer.username in ("robin", "franky"))
    first = a_page_of(robin, shop, new_page, width=width)
    first.goto("/ops/gifts")
    for amount, said in (("700", "已处理"), ("400", "等另一位同事复核")):
        first.get_by_role("button", name="赠送贝里").click()
        dialog = first.get_by_role("dialog")
        dialog.get_by_label("用户名").fill("nami")
        dialog.get_by_label("贝里").fill(amount)
        dialog.get_by_label("原因").fill("活动奖励")
        dialog.get_by_role("button", name="赠送贝里").click()
        expect(dialog).to_have_count(0)
        expect(first.get_by_text(said).first).to_be_visible()
    expect(first.get_by_text("由另一位同事处理")).to_be_visible()
    expect_no_overflow(first)
    picture(first, "ops-gifts")
    owner = Account.objects.get(username="nami")
    assert balances(owner.pk)["available"] == 700

    second = a_page_of(franky, shop, new_page, width=width)
    second.goto("/ops/gifts")
    second.get_by_role("button", name="同意赠送 nami").click()
    second.get_by_role("dialog").get_by_role("button", name="同意赠送").click()
    expect(second.get_by_text("没有这样的赠送")).to_be_visible()
    assert balances(owner.pk)["available"] == 1_100


def test_a_withdrawal_that_the_bank_sends_back(shop: Shop, new_page: NewPage) -> None:
    shop.buyer("nami")
    operators(shop, "robin", "franky")
    owner = Account.objects.get(username="nami")
    by = Actor("test", Account.objects.get(username="franky").pk)
    asked_at = clock.now() - timedelta(hours=1)
    earned_for(owner, 500, now=asked_at)
    wish = Wish(Berries(300), Payee(holder="王小明", bank="招商银行", account="6225880112345678"), "w-1")
    row = withdrawals.request(owner_id=owner.pk, wish=wish, now=asked_at, by=Actor("test", owner.pk))
    withdrawals.approve(number=row.number, by=by, now=asked_at)
    withdrawals.paid(number=row.number, reference="CMB-1", by=by, now=asked_at)
    robin = next(buyer for buyer in shop.buyers if buyer.username == "robin")

    desk = a_page_of(robin, shop, new_page)
    desk.goto(f"/ops/withdrawals/{row.number}")
    desk.get_by_role("button", name="银行退票").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("button", name="银行退票").click()
    expect(dialog.get_by_role("alert")).to_contain_text("请写明原因")
    dialog.get_by_label("原因").fill("账户已销户")
    dialog.get_by_role("button", name="银行退票").click()
    expect(dialog).to_have_count(0)
    expect(desk.get_by_role("main")).to_contain_text("账户已销户")
    picture(desk, "ops-withdrawal-bounced")
    row.refresh_from_db()
    assert (row.state, balances(owner.pk)["available"]) == (WithdrawalState.BOUNCED, 500)
    desk.goto("/ops/withdrawals")
    expect_no_overflow(desk)
    picture(desk, "ops-withdrawals")
