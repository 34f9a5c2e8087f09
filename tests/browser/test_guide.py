"""The pictures of the guides: the demo school as it is, taken where the guides show it. `make pictures` copies them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from luffy.catalog.versions import CourseVersion
from luffy.coupons.models import CodeBatch
from luffy.demo.people import PASSWORD
from luffy.refunds.models import RefundRequest
from tests.browser.conftest import NewPage
from tests.browser.storefront import PICTURES, sign_in
from tests.shop import Shop


def an_order() -> str:
    return f"/ops/orders/{RefundRequest.objects.filter(state='asked').latest('id').order.number}"


def an_edited_course() -> str:
    return f"/ops/courses/{CourseVersion.objects.latest('id').course_id}"


def a_campaign() -> str:
    return f"/ops/campaigns/{CodeBatch.objects.latest('id').coupon_id}"


SHOWN: dict[str, tuple[str, str | Callable[[], str]]] = {
    "guide-dashboard": ("operator", "/ops/dashboard"),
    "guide-order": ("operator", an_order),
    "guide-refunds": ("operator", "/ops/refunds"),
    "guide-bills": ("operator", "/ops/reconciliation"),
    "guide-course": ("operator", an_edited_course),
    "guide-campaign": ("operator", a_campaign),
    "guide-teaching": ("operator", "/ops/teaching"),
    "guide-webhooks": ("operator", "/ops/webhooks?tab=deliveries"),
    "guide-mentor": ("mentor", "/mentor"),
    "guide-students": ("mentor", "/mentor/students"),
}


def taken(page: Page, name: str, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.screenshot(path=PICTURES / f"{name}.png")


@pytest.mark.parametrize("who", ["operator", "mentor"])
def test_what_the_guides_show_is_there(school: Shop, new_page: NewPage, who: str) -> None:
    page = new_page(width=1280, base_url=school.luffy.base_url)
    sign_in(page, school, who, PASSWORD)

    for name, (account, address) in SHOWN.items():
        if account == who:
            taken(page, name, address if isinstance(address, str) else address())
