"""What becomes of an order: paid late, cancelled, out of time, and ordered again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import expect

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.core import clock
from luffy.orders.models import Order
from luffy.orders.services import close, moves
from tests.browser.conftest import NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture, sign_in_by_form
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.wallet import berries_for
from tests.flows.test_buy import attempt_number
from tests.shop import Buyer, Shop

pytestmark = pytest.mark.django_db(transaction=True)


def ordered(buyer: Buyer, *, with_gifts: bool = False) -> dict[str, Any]:
    """An unpaid order for a course of 99 yuan; with gifts, a coupon of 10 yuan and 20 berries are in it."""
    course = a_course("Python 入门")
    policy = buyer.get(f"courses/{course.pk}")["price_policies"][0]
    wanted = {"product": course.product.key, "price_policy_id": policy["id"]}
    quote = buyer.done("PUT", "settlement", {"buy_now": wanted})
    if with_gifts:
        account = Account.objects.get(username=buyer.username)
        coupon = a_claimed_coupon(account, name="全站减 10", money_fen=1_000)
        berries_for(account, 20)
        buyer.done("PATCH", "settlement", {"product": None, "coupon_id": coupon.pk})
        quote = buyer.done("PATCH", "settlement", {"berries": 20})
    return dict(buyer.order(expected_payable_fen=quote["payable_fen"]))


def test_who_is_not_signed_in_does_so_and_is_back_at_the_order(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer("nami")
    number = ordered(nami)["order"]["number"]
    page = new_page(base_url=shop.luffy.base_url)
    page.goto(f"/me/orders/{number}")
    expect(page).to_have_url(f"/login?next=/me/orders/{number}")
    sign_in_by_form(page, "nami")
    expect(page).to_have_url(f"/me/orders/{number}")
    expect(page.get_by_role("main")).to_contain_text("待支付")
    page.reload()
    expect(page.get_by_role("link", name="去支付")).to_be_visible()


def test_somebody_elses_order_is_not_there(shop: Shop, new_page: NewPage) -> None:
    number = ordered(shop.buyer())["order"]["number"]
    page = a_page_of(shop.buyer(), shop, new_page, expects=("Failed to load resource",))
    page.goto(f"/me/orders/{number}")
    expect(page.get_by_role("main")).to_contain_text("没有这个订单")


@on_a_phone
def test_a_payment_that_is_heard_of_late_opens_the_course_by_itself(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    nami = shop.buyer()
    placed = ordered(nami)
    shop.paysim.control.add_fault("drop_all")
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto(f"/pay/{placed['order']['number']}")
    expect(page.get_by_role("main")).to_contain_text("¥99.00")
    expect_no_overflow(page)
    picture(page, "pay")
    shop.paysim.control.pay(url=placed["payment"]["url"])
    assert nami.get(f"orders/{placed['order']['number']}")["status"] == "pending"

    shop.paysim.control.clear_faults()
    shop.paysim.control.notify(attempt_number(shop))
    expect(page.get_by_role("main")).to_contain_text("支付成功")
    expect(page.get_by_role("main").get_by_role("link", name="学习").first).to_be_visible()


def test_cancelling_asks_first_and_gives_coupon_and_berries_back(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    number = ordered(nami, with_gifts=True)["order"]["number"]
    page = a_page_of(nami, shop, new_page, width=390)
    page.goto("/me/orders")
    page.get_by_role("button", name="取消订单").click()
    dialog = page.get_by_role("alertdialog", name="取消这笔订单")
    expect(dialog).to_contain_text("用掉的优惠券退回")
    expect(dialog).to_contain_text("20 贝里退回你的账户")
    picture(page, "cancel")
    dialog.get_by_role("button", name="先不取消").click()
    expect(dialog).to_be_hidden()
    assert Order.objects.get().number == number
    assert nami.get(f"orders/{number}")["status"] == "pending"

    page.get_by_role("button", name="取消订单").click()
    dialog.get_by_role("button", name="取消订单").click()
    expect(page.get_by_role("article")).to_contain_text("已取消")
    assert nami.get(f"orders/{number}")["status"] == "cancelled"
    page.goto("/me/coupons")
    expect(page.get_by_role("main")).to_contain_text("全站减 10")
    page.goto("/me/berries")
    expect(page.get_by_role("main")).to_contain_text("20")
    assert nami.get("me/wallet")["available"] == 20


def test_an_order_out_of_time_says_so_and_can_be_ordered_again(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    number = ordered(nami)["order"]["number"]
    Order.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    with transaction.atomic():
        close.expire(moves.lock(Order.objects.get().pk), now=clock.now(), by=SYSTEM_JOB)
    page = a_page_of(nami, shop, new_page)
    page.goto(f"/me/orders/{number}")
    expect(page.get_by_role("main")).to_contain_text("超时取消")
    expect(page.get_by_role("main")).to_contain_text("超时未支付，自动取消")
    picture(page, "expired")
    page.get_by_role("button", name="重新下单").click()
    expect(page).to_have_url("/cart")
    expect(page.get_by_role("main")).to_contain_text("Python 入门")
    page.go_back()
    expect(page).to_have_url(f"/me/orders/{number}")


def test_the_page_of_an_order_notices_that_its_time_is_over(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    number = ordered(nami)["order"]["number"]
    page = a_page_of(nami, shop, new_page)
    page.goto(f"/pay/{number}")
    expect(page.get_by_role("main")).to_contain_text("¥99.00")
    with transaction.atomic():
        close.expire(moves.lock(Order.objects.get().pk), now=clock.now(), by=SYSTEM_JOB)
    expect(page.get_by_role("main")).to_contain_text("重新下单")


def test_orders_are_listed_by_state_and_the_state_is_in_the_address(shop: Shop, new_page: NewPage) -> None:
    nami = shop.buyer()
    ordered(nami)
    page = a_page_of(nami, shop, new_page)
    page.goto("/me/orders")
    page.get_by_role("tab", name="已完成").click()
    expect(page).to_have_url("/me/orders?status=paid")
    expect(page.get_by_role("main")).to_contain_text("没有这样的订单")
    page.go_back()
    expect(page.get_by_role("article")).to_contain_text("待支付")
