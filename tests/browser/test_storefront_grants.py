"""Access is given away in a browser: tried first, then done, and the learner has the course."""

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account, Role
from luffy.campaigns.models import AccessGrant
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, picture
from tests.factories.catalog import a_course
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


@at_a_desk
def test_a_list_is_tried_and_then_opens_the_course(shop: Shop, new_page: NewPage, width: int) -> None:
    a_course("航海学")
    learner, lead = shop.buyer("nami"), shop.buyer("rayleigh")
    Account.objects.filter(username="rayleigh").update(role=Role.LEAD)
    page = a_page_of(lead, shop, new_page, width=width)

    page.goto("/ops/grants")
    page.get_by_role("button", name="试算").click()
    expect(page.get_by_text("请选择课程").first).to_be_visible()
    page.get_by_label("课程", exact=True).select_option(label="航海学")
    page.locator("#grant-file").set_input_files(
        {"name": "class.csv", "mimeType": "text/csv", "buffer": b"username\nnami\nnobody\n"}
    )
    page.get_by_label("原因").fill("线下班")
    page.get_by_role("button", name="试算").click()
    told = page.get_by_role("status").filter(has_text="将为 1 人开通")
    expect(told).to_contain_text("第 3 行 nobody – 没有这个账号")
    assert not AccessGrant.objects.exists()
    expect_no_overflow(page)
    picture(page, "grants-tried")

    page.get_by_role("button", name="为 1 人开通").click()
    expect(page.get_by_role("table")).to_contain_text("线下班")
    picture(page, "grants-given")

    assert AccessGrant.objects.get().enrolment.account.username == "nami"
    hers = a_page_of(learner, shop, new_page, width=width)
    hers.goto("/me/courses")
    expect(hers.get_by_text("航海学").first).to_be_visible()
