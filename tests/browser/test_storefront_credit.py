"""What counts towards a degree, at the checkout and on the order."""

import pytest
from playwright.sync_api import expect

from luffy.accounts.models import Account
from luffy.orders.models import ModuleCredit
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_paid_order, a_pending_order, chosen
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)


@on_a_phone
def test_a_course_that_was_paid_for_is_deducted_from_its_degree(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer("nami")
    account = Account.objects.get(username="nami")
    course, degree = (
        a_course("Python 入门", prices={30: 9_900}),
        a_degree("全栈", prices={720: 100_000}, modules=1),
    )
    ModuleCredit.objects.create(course=course, module=degree.modules.get(), most_fen=8_000)
    a_paid_order(account, course)
    wanted = chosen(degree)
    begun = {"product": wanted.product, "price_policy_id": wanted.price_policy_id}
    nami.done("PUT", "settlement", {"buy_now": begun})
    page = a_page_of(nami, shop, new_page, width=width)

    main = page.get_by_role("main")
    page.goto(f"/degrees/{degree.pk}")
    expect(main).to_contain_text("已购「Python 入门」，可抵扣 ¥80.00")
    expect(main.locator(".buy-card")).to_contain_text("920.00")
    expect_no_overflow(page)
    picture(page, "credit-degree")

    page.goto("/checkout")
    expect(main).to_contain_text("已购「Python 入门」抵扣")
    expect(main).to_contain_text("已购课程抵扣")
    expect(main).to_contain_text("920.00")
    expect_no_overflow(page)
    picture(page, "credit-checkout")

    order = a_pending_order(account, degree)
    page.goto(f"/me/orders/{order.number}")
    expect(main).to_contain_text("已购课程抵扣")
    expect(main).to_contain_text("920.00")
    expect_no_overflow(page)
    picture(page, "credit-order")
