"""An invoice, from the paid order to the file in the hand."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.invoices import services
from luffy.invoices.models import Invoice
from luffy.orders.models import Order
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture, sign_in
from tests.browser.test_accessibility import AXE, looked_at
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.invoices import OPERATOR, PERSON, redden
from tests.factories.orders import a_paid_order
from tests.shop import PASSWORD, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)


def barriers(page: Page, name: str) -> list[str]:
    size = page.viewport_size
    found = list(looked_at(page, name))
    page.set_viewport_size(size or {"width": 1440, "height": 900})
    page.evaluate("delete document.documentElement.dataset.theme")
    return found


@on_a_phone
def test_an_invoice_is_asked_for_issued_downloaded_and_taken_back(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer()
    courses = [
        a_course("SQL 数据分析实战", prices={30: 16_800}),
        a_course("Django 网站开发实战", prices={30: 9_900}),
    ]
    order: Order = a_paid_order(Account.objects.get(username=nami.username), *courses)
    page = a_page_of(nami, shop, new_page, width=width, expects=("Failed to load resource",))
    page.add_init_script(path=AXE)

    page.goto(f"/me/orders/{order.number}")
    page.get_by_role("link", name="发票").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("¥267.00")
    page.get_by_text("企业或单位").click()
    page.get_by_label("单位名称").fill("华为技术有限公司")
    number = page.get_by_label("统一社会信用代码")
    number.fill("914403001922038210")
    number.blur()
    expect(main).to_contain_text("税号的校验位不对")
    assert barriers(page, "ask-invoice") == []
    page.get_by_role("button", name="申请开票").click()
    expect(page.get_by_role("alert")).to_contain_text("税号")
    assert not Invoice.objects.exists()
    number.fill("9144 0300 1922 038216")
    number.blur()
    expect(number).to_have_value("914403001922038216")
    expect_no_overflow(page)
    page.get_by_role("button", name="申请开票").click()

    expect(page).to_have_url("/me/invoices")
    expect(page.get_by_role("article")).to_contain_text("已开")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="下载 PDF").click()
    download = arriving.value
    assert download.suggested_filename == f"PROOF-{Invoice.objects.get().number}.pdf"
    pdf = PdfReader(BytesIO(Path(download.path()).read_bytes()))
    assert "贰佰陆拾柒圆整" in re.sub(r"\s+", "", pdf.pages[0].extract_text())

    redden(order, 2)
    eventually(lambda: Invoice.objects.filter(state="issued").count() == 2)
    page.reload()
    expect(main).to_contain_text("已部分红冲")
    expect(main).to_contain_text("退费已红冲 ¥99.00，仍有效 ¥168.00")
    expect(main).to_contain_text("红字发票")
    expect_no_overflow(page)
    picture(page, "invoices")
    assert barriers(page, "invoices") == []

    # The next time the form is filled in.
    again = a_paid_order(Account.objects.get(username=nami.username), a_course(prices={30: 5_000}))
    page.goto(f"/me/orders/{again.number}/invoice")
    expect(page.get_by_label("单位名称")).to_have_value("华为技术有限公司")
    expect(page.get_by_label("统一社会信用代码")).to_have_value("914403001922038216")


def test_an_operator_sees_what_failed_and_has_it_tried_again(shop: Shop, new_page: NewPage) -> None:
    an_account("robin", role=Role.OPERATOR, password=PASSWORD)
    order = a_paid_order(an_account(), a_course(prices={30: 16_800}))
    failed = services.request(order.pk, PERSON, now=clock.now(), by=OPERATOR)
    # The shop's worker is given no time to issue it.
    Invoice.objects.filter(pk=failed.pk).update(
        state="failed",
        next_try_at=None,
        issued_at=None,
        pdf="",
        official_number="",
        last_error="购方信息有误",
    )
    page = new_page(base_url=shop.luffy.base_url)
    sign_in(page, shop, "robin")
    page.add_init_script(path=AXE)

    page.goto("/ops/invoices")
    main = page.get_by_role("main")
    expect(main).to_contain_text("购方信息有误")
    expect(main).to_contain_text("王**")
    picture(page, "ops-invoices")
    assert barriers(page, "ops-invoices") == []
    page.get_by_role("button", name="查看").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(PERSON.name)
    expect(dialog).to_contain_text("已记入审计日志")
    assert AuditEntry.objects.filter(action="invoice.seen", actor__username="robin").count() == 1
    page.keyboard.press("Escape")
    page.get_by_role("button", name="重试").click()

    expect(main).to_contain_text("没有这样的发票")
    eventually(lambda: Invoice.objects.get().state == "issued")
    page.get_by_role("tab", name="全部").click()
    expect(main).to_contain_text("已开")
    page.get_by_role("button", name="查看").click()
    with page.expect_download() as arriving:
        dialog.get_by_role("link", name="下载 PDF").click()
    assert arriving.value.suggested_filename == f"PROOF-{failed.number}.pdf"
