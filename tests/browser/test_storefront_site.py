"""What operators set about the site is seen at once, and nothing is sold where a store forbids it."""

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account, Role
from luffy.catalog.models import Course
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, at_a_desk, expect_no_overflow, picture
from tests.factories.catalog import a_course
from tests.factories.membership import a_plan
from tests.factories.site import set_site
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1"
)
IN_WECHAT = f"{IPHONE} MicroMessenger/8.0.50 miniProgram/wx0123"
BUYING = ("立即购买", "加入购物车", "加购", "成为会员", "去结算")


@at_a_desk
def test_a_name_and_a_number_are_seen_by_the_next_visitor(shop: Shop, new_page: NewPage, width: int) -> None:
    operator = shop.buyer("vivi")
    Account.objects.filter(username="vivi").update(role=Role.OPERATOR)
    visitor = new_page(base_url=shop.luffy.base_url, width=width)
    visitor.goto("/courses")
    expect(visitor.get_by_role("banner")).to_contain_text("Luffy 学院")

    page = a_page_of(operator, shop, new_page, width=width)
    page.goto("/ops/site")
    page.get_by_label("网站名称").fill("风车村学院")
    page.get_by_label("ICP 备案号").fill("京ICP备00000000号-1")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存").first).to_be_visible()
    expect_no_overflow(page)
    picture(page, "site-settings")

    visitor.reload()
    expect(visitor.get_by_role("banner")).to_contain_text("风车村学院")
    expect(visitor.get_by_role("contentinfo")).to_contain_text("京ICP备00000000号-1")
    picture(visitor, "site-named")


def sold(page: Page, shop: Shop, course: Course) -> list[str]:
    """The ways to buy that the pages of a course and of membership offer."""
    found = []
    for address in (f"/courses/{course.pk}", "/membership"):
        page.goto(f"{shop.luffy.base_url}{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        found += [name for name in BUYING if page.get_by_role("button", name=name, exact=True).count()]
    return found


def test_nothing_is_sold_on_an_iphone_and_in_mini_programs_where_that_is_set(
    shop: Shop, new_page: NewPage
) -> None:
    course = a_course("航海学")
    a_plan()
    phone, program, browser = (
        new_page(width=390, user_agent=agent) if agent else new_page(width=390)
        for agent in (IPHONE, IN_WECHAT, "")
    )
    assert all("立即购买" in sold(page, shop, course) for page in (phone, program, browser))

    set_site(hides_purchase_on_ios=True, hides_purchase_in_mini_programs=True)

    assert (sold(phone, shop, course), sold(program, shop, course)) == ([], [])
    expect(phone.get_by_text("这里不提供购买，请在网页上购买。").first).to_be_visible()
    phone.goto(f"{shop.luffy.base_url}/courses/{course.pk}")
    picture(phone, "site-no-purchase")
    assert "立即购买" in sold(browser, shop, course)
