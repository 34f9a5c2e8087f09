"""The finance desk: a large refund that takes two persons, and a day that does not agree with the gateway's bill."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.orders.models import Order
from tests.browser.conftest import NewPage
from tests.browser.storefront import expect_no_overflow, picture
from tests.browser.test_storefront_office import at_desk
from tests.browser.test_storefront_refunds import bought
from tests.factories.catalog import a_course
from tests.factories.refunds import asked_for, the_rules
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


def confirmed(page: Page, move: str, *, reason: str = "", says: str = "") -> None:
    """Press the button, and the same in the dialog that asks."""
    page.get_by_role("main").get_by_role("button", name=re.compile(f"^{move}")).first.click()
    dialog = page.get_by_role("dialog", name=move)
    expect(dialog).to_contain_text(says)
    if reason:
        dialog.get_by_label("原因").fill(reason)
    dialog.get_by_role("button", name=move).click()
    expect(dialog).to_have_count(0)


def test_a_large_refund_is_quoted_approved_by_one_and_sent_by_another(shop: Shop, new_page: NewPage) -> None:
    the_rules()
    nami = shop.buyer()
    order = Order.objects.get(number=bought(shop, nami, a_course("架构师之路", prices={360: 120_000})))
    request = asked_for(order, reason="公司统一采购了")
    finance = at_desk(shop, new_page, Role.FINANCE, width=390)

    finance.goto("/ops/refunds")
    finance.get_by_role("table").get_by_role("link").first.click()
    main = finance.get_by_role("main")
    expect(main).to_contain_text("¥1,200.00")
    expect(main).to_contain_text("公司统一采购了")
    confirmed(finance, "通过", says="还要另一位审核人复核")
    expect(main).to_contain_text("待复核")
    expect(main.get_by_role("button", name="复核通过")).to_have_count(0)
    expect_no_overflow(finance)
    picture(finance, "ops-refund-approved-once")
    assert nami.get(f"orders/{order.number}")["opened"]
    assert not [row for row in shop.paysim.control.journal() if row["op"].startswith("refund")]

    service = at_desk(shop, new_page, Role.SERVICE)
    service.goto(f"/ops/refunds/{request.number}")
    confirmed(service, "复核通过")
    main = service.get_by_role("main")
    expect(main).to_contain_text("at-finance、at-service")
    expect(main).to_contain_text("已退费", timeout=20_000)
    gone = [row["amount_fen"] for row in shop.paysim.control.journal() if row["op"] == "refund_done"]
    assert gone == [120_000]


def test_a_day_is_held_against_its_bill_and_what_differs_is_told_and_dealt_with(
    shop: Shop, new_page: NewPage
) -> None:
    control, yesterday = shop.paysim.control, day_of(clock.now()) - timedelta(days=1)
    control.clock("-24h")
    bought(shop, shop.buyer(), a_course("Python 入门"))
    control.clock("48h")
    control.add_fault("wrong_amount")
    control.add_fault("extra_row")
    finance = at_desk(shop, new_page, Role.FINANCE)
    main = finance.get_by_role("main")

    finance.goto(f"/ops/reconciliation/alipay/{yesterday}")
    confirmed(finance, "重新核对", reason="早上没有取到")
    expect(main).to_contain_text("2 未处理，共 2", timeout=20_000)
    expect(main).to_contain_text("收款金额不符")
    expect(main).to_contain_text("渠道已收, 我方未入账")
    picture(finance, "ops-bill-differs")
    finance.goto("/ops/anomalies")
    expect(main.get_by_role("tab", name="对账差异")).to_contain_text("2")
    menu = finance.get_by_role("navigation", name="运营")
    expect(menu.get_by_role("link", name="钱款异常")).to_have_text("钱款异常2，2 项等人处理")

    # The channel makes its bill anew: what it had wrong resolves itself, of the rest a person says what it was.
    control.clear_faults()
    control.add_fault("extra_row")
    finance.goto(f"/ops/reconciliation/alipay/{yesterday}")
    confirmed(finance, "重新核对", reason="渠道已更正")
    expect(main).to_contain_text("1 未处理", timeout=20_000)
    expect(main).to_contain_text("再次核对已一致")
    confirmed(finance, "标记已处理", reason="同一商户号的另一家店")
    expect(main).to_contain_text("同一商户号的另一家店")
    expect(main).to_contain_text("0 未处理")
    finance.goto("/ops/anomalies")
    expect(main).to_contain_text("没有钱款异常")
    expect(menu.get_by_role("link", name="钱款异常")).to_have_text("钱款异常")
    done = AuditEntry.objects.filter(actor__username="at-finance").order_by("pk")
    assert list(done.values_list("action", flat=True))[-3:] == ["bill.run", "bill.run", "difference.resolve"]
