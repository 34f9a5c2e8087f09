"""Agreeing, taking a copy along, and leaving."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account
from luffy.privacy.models import Consent, Deletion
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_pending_order
from tests.factories.privacy import a_policy
from tests.shop import PASSWORD, Shop

pytestmark = pytest.mark.django_db(transaction=True)


@on_a_phone
def test_somebody_agrees_takes_a_copy_and_leaves(shop: Shop, new_page: NewPage, width: int) -> None:
    nami = shop.buyer("nami")
    account = Account.objects.get(username="nami")
    order = a_pending_order(account, a_course())
    a_policy("第一版")
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto("/")
    bar = page.get_by_role("region", name="隐私政策")
    expect(bar).to_contain_text("请阅读并同意隐私政策")
    picture(page, "consent-bar")
    bar.get_by_role("button", name="同意").click()
    expect(bar).to_be_hidden()
    assert Consent.objects.get(account=account).policy_id == 1

    page.goto("/me/privacy")
    main = page.get_by_role("main")
    expect(main).to_contain_text("第 1 版")
    expect(main.get_by_role("link", name=order.number)).to_be_visible()
    expect(main.get_by_role("button", name="注销账号")).to_be_disabled()
    expect_no_overflow(page)
    picture(page, "my-privacy")
    main.get_by_role("button", name="申请副本").click()
    expect(main.get_by_text(re.compile("生成中|可下载")).first).to_be_visible()

    def ready() -> bool:
        page.reload()
        expect(main.get_by_text(re.compile("生成中|可下载")).first).to_be_visible()
        return main.get_by_role("button", name="下载").is_visible()

    for _ in range(20):
        if ready():
            break
        page.wait_for_timeout(500)
    with page.expect_download() as saved:
        main.get_by_role("button", name="下载").click()
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as archive:
        assert order.number in archive.read("orders.json").decode()

    a_cancelled_order(order)
    page.reload()
    main.get_by_role("button", name="注销账号").click()
    form = page.get_by_role("dialog")
    picture(page, "deletion")
    form.get_by_label("密码", exact=True).fill(PASSWORD)
    form.get_by_role("button", name="申请注销").click()
    expect(main).to_contain_text("在此之前可以撤回")
    main.get_by_role("button", name="撤回注销").click()
    expect(main.get_by_role("button", name="注销账号")).to_be_enabled()
    assert list(Deletion.objects.values_list("state", flat=True)) == ["withdrawn"]
