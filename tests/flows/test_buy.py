"""The main job, from outside: two courses, coupons, berries, the cashier, and access."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.coupons.models import Coupon, CouponType
from luffy.wallet.services import Gift, grant
from tests.factories.catalog import a_course, a_degree
from tests.shop import Buyer, Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)


def a_coupon(**terms: object) -> Coupon:
    today = day_of(clock.now())
    window = {"open_date": today, "close_date": today, "coupon_valid_days": 30, "quantity": 100}
    return Coupon.objects.create(**{"name": "券", **window, **terms})


def give_berries(username: str, amount: int) -> None:
    owner = Account.objects.get(username=username)
    grant(owner_id=owner.pk, gift=Gift(Berries(amount), "welcome", "欢迎"), by=SYSTEM_JOB, now=clock.now())


def test_two_courses_with_coupons_and_berries_are_paid_at_the_cashier_and_open(shop: Shop):
    python = a_course("Python 入门", prices={30: 9_900, 360: 29_900})
    linux = a_course("Linux 运维", prices={90: 19_900})
    off_python = a_coupon(coupon_type=CouponType.PERCENT, off_percent=79, product=python.product)
    site_wide = a_coupon(coupon_type=CouponType.THRESHOLD, money_fen=3_000, minimum_fen=20_000)
    buyer = shop.buyer()
    give_berries(buyer.username, 50)
    listed = buyer.get("courses?q=python")["items"]
    assert [item["product"] for item in listed] == [python.product.key]
    year = next(policy for policy in listed[0]["price_policies"] if policy["access_days"] == 360)
    quarter = buyer.get(f"courses/{linux.pk}")["price_policies"][0]
    records = [buyer.done("POST", f"coupons/{coupon.pk}/claim")["id"] for coupon in (off_python, site_wide)]

    buyer.done("POST", "cart/items", {"product": python.product.key, "price_policy_id": year["id"]})
    cart = buyer.done("POST", "cart/items", {"product": linux.product.key, "price_policy_id": quarter["id"]})
    assert cart["total_fen"] == 29_900 + 19_900
    buyer.done("PUT", "settlement", {"items": [python.product.key, linux.product.key]})
    buyer.done("PATCH", "settlement", {"product": python.product.key, "coupon_id": records[0]})
    buyer.done("PATCH", "settlement", {"product": None, "coupon_id": records[1]})
    quote = buyer.done("PATCH", "settlement", {"berries": 50})

    # 29900 at 7.9折 is 6279 off; 43521 left reaches 20000, so 3000 off; 50 berries are 5000 fen.
    assert quote["line_discount_fen"] == 6_279
    assert quote["site_discount_fen"] == 3_000
    assert quote["berries"] == {
        "available": 50,
        "spendable": 50,
        "spent": 50,
        "discount_fen": 5_000,
        "fen_per_berry": 100,
    }
    assert quote["payable_fen"] == 35_521
    assert sum(line["payable_fen"] for line in quote["lines"]) == 35_521

    placed = buyer.order(expected_payable_fen=35_521)
    number = placed["order"]["number"]
    assert placed["order"]["status"] == "pending"
    assert placed["order"]["actions"] == ["pay", "cancel"]
    assert placed["payment"]["kind"] == "redirect"
    assert buyer.get("me/courses")["items"] == []
    assert buyer.get("me/wallet")["held"] == 50
    assert buyer.get("cart")["items"] == []

    shop.paysim.control.pay(url=placed["payment"]["url"])
    paid = eventually(lambda: (found := buyer.get(f"orders/{number}"))["status"] == "paid" and found)

    assert paid["status_number"] == 0
    assert paid["actions"] == ["learn", "refund"]
    today = day_of(clock.now())
    assert {row["product"]: row["valid_until"] for row in buyer.get("me/courses")["items"]} == {
        python.product.key: str(today + timedelta(days=360)),
        linux.product.key: str(today + timedelta(days=90)),
    }
    wallet = buyer.get("me/wallet")
    assert (wallet["available"], wallet["held"], wallet["fen_per_berry"]) == (0, 0, 100)
    assert [line["amount"] for line in buyer.get("me/wallet/transfers")["items"]] == [-50, 50]
    assert {coupon["state"] for coupon in buyer.get("me/coupons")["items"]} == {"used"}
    assert shop.paysim.control.totals()[attempt_number(shop)] == {"paid_fen": 35_521, "refunded_fen": 0}


def attempt_number(shop: Shop) -> str:
    (number,) = shop.paysim.control.totals()
    return number


def ordered(shop: Shop, course: Course) -> tuple[Buyer, dict[str, Any]]:
    """Somebody new with an unpaid order for this course."""
    buyer = shop.buyer()
    policy = buyer.get(f"courses/{course.pk}")["price_policies"][0]
    buy_now = {"product": f"course:{course.pk}", "price_policy_id": policy["id"]}
    quote = buyer.done("PUT", "settlement", {"buy_now": buy_now})
    return buyer, buyer.order(expected_payable_fen=quote["payable_fen"])


def test_a_degree_bought_at_once_is_there_with_its_modules_unopened(shop: Shop):
    degree = a_degree("全栈开发", prices={720: 980_000}, modules=3, course_img="/degree.png")
    buyer = shop.buyer()
    policy = buyer.get(f"degrees/{degree.pk}")["price_policies"][0]

    quote = buyer.done(
        "PUT",
        "settlement",
        {"buy_now": {"product": degree.product.key, "price_policy_id": policy["id"]}},
    )
    placed = buyer.order(expected_payable_fen=quote["payable_fen"])
    shop.paysim.control.pay(url=placed["payment"]["url"])
    eventually(lambda: buyer.get(f"orders/{placed['order']['number']}")["status"] == "paid")

    assert buyer.get("me/courses")["items"] == [
        {
            "product": degree.product.key,
            "name": "全栈开发",
            "image": "/degree.png",
            "valid_from": None,
            "valid_until": None,
            "active": True,
            "opened_by": "enrolment",
            "degree": None,
        }
    ]
    status, refused = buyer.call(
        "PUT",
        "settlement",
        {"buy_now": {"product": degree.product.key, "price_policy_id": policy["id"]}},
    )
    assert (status, refused["code"]) == (409, 1621)


def test_a_purchase_that_berries_cover_is_paid_without_the_gateway(shop: Shop):
    course = a_course(prices={30: 5_000})
    buyer = shop.buyer()
    give_berries(buyer.username, 80)
    policy = buyer.get(f"courses/{course.pk}")["price_policies"][0]
    buyer.done(
        "PUT", "settlement", {"buy_now": {"product": course.product.key, "price_policy_id": policy["id"]}}
    )
    quote = buyer.done("PATCH", "settlement", {"berries": 50})

    placed = buyer.order(expected_payable_fen=quote["payable_fen"])

    assert quote["payable_fen"] == 0
    assert placed["payment"] is None
    assert placed["order"]["status"] == "paid"
    assert placed["order"]["payment_type"] == 3
    assert [row["active"] for row in buyer.get("me/courses")["items"]] == [True]
    assert shop.paysim.control.totals() == {}


def test_a_lost_notice_is_made_good_when_the_buyer_comes_back(shop: Shop):
    buyer, placed = ordered(shop, a_course())
    shop.paysim.control.add_fault("drop_all")

    paid = shop.paysim.control.pay(url=placed["payment"]["url"])
    landing = httpx.get(paid["return_url"], timeout=30)

    assert landing.status_code == 303
    assert landing.headers["Location"] == f"/pay/{placed['order']['number']}"
    assert buyer.get(f"orders/{placed['order']['number']}")["status"] == "paid"


def test_a_cancelled_order_gives_everything_back_and_late_money_is_refunded(shop: Shop):
    buyer, placed = ordered(shop, a_course())
    number = placed["order"]["number"]

    cancelled = buyer.done("POST", f"orders/{number}/cancel")
    # The page that is still open in the browser can be paid all the same.
    shop.paysim.control.pay(url=placed["payment"]["url"])

    assert cancelled["status"] == "cancelled"
    eventually(lambda: shop.paysim.control.totals()[attempt_number(shop)]["refunded_fen"] == 9_900)
    assert buyer.get(f"orders/{number}")["status"] == "cancelled"
    assert buyer.get("me/courses")["items"] == []


def test_somebody_elses_order_looks_like_one_that_never_was(shop: Shop):
    _, placed = ordered(shop, a_course())
    stranger = shop.buyer()

    for method, path in (("GET", ""), ("POST", "/pay"), ("POST", "/cancel")):
        body = {"payment_method": "alipay"} if path == "/pay" else None
        foreign = stranger.call(method, f"orders/{placed['order']['number']}{path}", body)
        missing = stranger.call(method, f"orders/01J0000000000000000000000{path}", body)
        for status, answer in (foreign, missing):
            answer.pop("request_id")
            assert (status, answer["code"]) == (404, 1630)
        assert foreign == missing
