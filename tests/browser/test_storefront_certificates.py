"""Certificates in a real browser: mine, what strangers see of them, and operators revoking one."""

import io
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from luffy.accounts.models import Account, Role
from luffy.certificates.models import Certificate
from luffy.certificates.rule import Terms, grouped
from luffy.certificates.services import set_rule
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course
from tests.factories.certificates import BY
from tests.factories.lessons import a_document
from tests.factories.reviews import a_purchase
from tests.shop import Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)


@on_a_phone
def test_who_finishes_a_course_shows_its_certificate_until_it_is_revoked(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer("nami")
    account, course = Account.objects.get(username="nami"), a_course("航海术")
    lesson = a_document(course, "# 罗盘")
    set_rule(f"course:{course.pk}", Terms(), is_active=True, by=BY, now=datetime.now(UTC))
    a_purchase(account, course, now=datetime.now(UTC))
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto("/me/certificates")
    expect(page.get_by_role("main")).to_contain_text("还没有证书")

    # The last lesson is done; the worker issues, and she is told.
    page.goto(f"/learn/{course.pk}/{lesson.pk}")
    page.get_by_role("button", name="标记为已学完").click()
    row = eventually(Certificate.objects.first, within_s=60)
    assert (row.account, row.course) == (account, course)
    page.goto("/me/notifications")
    expect(page.get_by_role("main")).to_contain_text("《航海术》的证书：已颁发，可以下载 PDF。")
    page.goto("/me/certificates")
    expect(page.get_by_role("heading", name="航海术 有效")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 PDF").click()
    paper = download.value.path().read_bytes()
    words = "".join(PdfReader(io.BytesIO(paper)).pages[0].extract_text().split())
    assert ("nami" in words, "结业证书" in words, "航海术" in words, grouped(row.number) in words) == (
        True,
    ) * 4
    expect_no_overflow(page)
    picture(page, "my-certificates")

    # A stranger, with the number from the paper.
    stranger = new_page(base_url=shop.luffy.base_url, width=width, expects=(REFUSAL,))
    stranger.goto("/certificates/0000000000000000")
    expect(stranger.get_by_role("heading", name="没有这份证书")).to_be_visible()
    stranger.get_by_label("查验证书编号").fill(grouped(row.number).lower())
    stranger.get_by_role("button", name="查询").click()
    expect(stranger.get_by_role("heading", name="证书真实有效")).to_be_visible()
    expect(stranger.get_by_role("main")).to_contain_text("n***i")
    expect(stranger.get_by_role("main")).not_to_contain_text("nami")
    expect(stranger.get_by_role("img", name="本页的二维码")).to_be_visible()
    expect_no_overflow(stranger)
    picture(stranger, "certificate")

    robin = shop.buyer("robin")
    Account.objects.filter(username="robin").update(role=Role.OPERATOR)
    office = a_page_of(robin, shop, new_page, width=width)
    office.goto("/ops/certificates")
    office.get_by_role("button", name="撤销").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("代学")
    dialog.get_by_role("button", name="撤销").click()
    expect(office.get_by_role("button", name="恢复")).to_be_visible()
    expect_no_overflow(office)
    picture(office, "ops-certificates")
    office.get_by_role("tab", name="规则").click()
    office.get_by_role("button", name="设置 航海术").click()
    office.get_by_label("练习平均成绩").fill("60")
    office.get_by_role("button", name="保存").click()
    expect(office.get_by_role("main")).to_contain_text("练习 60%")
    stranger.reload()
    expect(stranger.get_by_role("heading", name="证书已于")).to_be_visible()
    assert not Certificate.objects.get().is_valid
    picture(stranger, "certificate-revoked")
    page.reload()
    expect(page.get_by_role("heading", name="航海术 已撤销")).to_be_visible()
