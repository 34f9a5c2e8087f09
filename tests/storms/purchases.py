"""What storms begin with: buyers who are just about to do something."""

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import Course
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.coupons.models import Coupon, CouponType
from luffy.orders.models import Order
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course
from tests.shop import Buyer, Shop
from tests.storms.burst import Answer, Call, burst
from tests.storms.sizes import AT_ONCE


def a_coupon(**terms: object) -> Coupon:
    today = day_of(clock.now())
    window = {"open_date": today, "close_date": today, "coupon_valid_days": 30, "quantity": 1}
    return Coupon.objects.create(
        **{"name": "券", "coupon_type": CouponType.FIXED, "money_fen": 4_900, **window, **terms}
    )


def a_buyer(shop: Shop) -> tuple[Buyer, str]:
    """Somebody, and the token by which she is known."""
    account = an_account()
    token = a_key_for(account)
    buyer = Buyer(shop.luffy.client(token=token), account.username)
    shop.buyers.append(buyer)
    return buyer, token


def one_purchase(shop: Shop) -> tuple[Buyer, str]:
    """Somebody with one coupon and berries for one order, ready to order a course that they just cover."""
    course = a_course(prices={30: 9_900})
    account = an_account()
    token = a_key_for(account)
    buyer = Buyer(shop.luffy.client(token=token), account.username)
    shop.buyers.append(buyer)
    grant(owner_id=account.pk, gift=Gift(Berries(50), f"b{account.pk}", ""), by=SYSTEM_JOB, now=clock.now())
    record = buyer.done("POST", f"coupons/{a_coupon().pk}/claim")
    settle(buyer, course)
    buyer.done("PATCH", "settlement", {"product": None, "coupon_id": record["id"]})
    assert buyer.done("PATCH", "settlement", {"berries": 50})["payable_fen"] == 0
    return buyer, token


def settle(buyer: Buyer, course: Course) -> None:
    policy = course.product.price_policies.get()
    buy_now = {"product": f"course:{course.pk}", "price_policy_id": policy.pk}
    buyer.done("PUT", "settlement", {"buy_now": buy_now})


def submit(shop: Shop, token: str, keys: list[str], expected_payable_fen: int = 0) -> list[Answer]:
    return burst(shop.luffy.port, [order_call(token, key, expected_payable_fen) for key in keys])


def order_call(token: str, key: str, expected_payable_fen: int = 0) -> Call:
    body = {"payment_method": "alipay", "expected_payable_fen": expected_payable_fen}
    return Call("POST", "/api/v1/orders", token, body, {"Idempotency-Key": key})


def different_keys() -> list[str]:
    return [f"submit-{number}" for number in range(AT_ONCE)]


def claim_together(shop: Shop, coupon: Coupon) -> list[Answer]:
    path = f"/api/v1/coupons/{coupon.pk}/claim"
    tokens = [a_key_for(an_account()) for _ in range(AT_ONCE)]
    return burst(shop.luffy.port, [Call("POST", path, token) for token in tokens])


def pending_order(shop: Shop) -> tuple[Buyer, str, str]:
    """A buyer, the number of an unpaid order, and the number its payment has at the gateway."""
    buyer, _ = a_buyer(shop)
    settle(buyer, a_course())
    placed = buyer.order(expected_payable_fen=9_900)
    number = placed["order"]["number"]
    shop.paysim.open_cashier(placed["payment"]["url"])
    return buyer, number, Order.objects.get(number=number).attempts.get().out_trade_no


def paid_in_silence(shop: Shop, trade: str) -> None:
    """Paid at the gateway, which tells nobody."""
    shop.paysim.control.add_fault("drop_all")
    shop.paysim.control.pay(trade)
    shop.paysim.control.clear_faults()
