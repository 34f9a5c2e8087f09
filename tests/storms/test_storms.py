"""Many at once, over HTTP, against a server with four workers. Each storm has a control run without guards."""

from collections import Counter

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.coupons.models import Coupon, CouponRecord, CouponType
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import Order
from luffy.wallet.models import AccountKind, LedgerAccount
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course
from tests.invariants.holding import assert_invariants_hold
from tests.shop import Buyer, Shop
from tests.storms.burst import Answer, Call, burst
from tests.storms.conftest import AT_ONCE, ROUNDS

pytestmark = pytest.mark.django_db(transaction=True)
# A quarter of those who come at once: a storm that asks for no more than there is cannot fail.
QUANTITY = AT_ONCE // 4


def a_coupon(**terms: object) -> Coupon:
    today = day_of(clock.now())
    window = {"open_date": today, "close_date": today, "coupon_valid_days": 30, "quantity": 1}
    return Coupon.objects.create(
        **{"name": "券", "coupon_type": CouponType.FIXED, "money_fen": 4_900, **window, **terms}
    )


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
    body = {"payment_method": "alipay", "expected_payable_fen": expected_payable_fen}
    calls = [Call("POST", "/api/v1/orders", token, body, {"Idempotency-Key": key}) for key in keys]
    return burst(shop.luffy.port, calls)


def different_keys() -> list[str]:
    return [f"submit-{number}" for number in range(AT_ONCE)]


def claim_together(shop: Shop, coupon: Coupon) -> list[Answer]:
    path = f"/api/v1/coupons/{coupon.pk}/claim"
    tokens = [a_key_for(an_account()) for _ in range(AT_ONCE)]
    return burst(shop.luffy.port, [Call("POST", path, token) for token in tokens])


def pending_order(shop: Shop) -> tuple[Buyer, str, str]:
    """A buyer, the number of an unpaid order, and the number its payment has at the gateway."""
    account = an_account()
    buyer = Buyer(shop.luffy.client(token=a_key_for(account)), account.username)
    shop.buyers.append(buyer)
    settle(buyer, a_course())
    placed = buyer.order(expected_payable_fen=9_900)
    number = placed["order"]["number"]
    shop.paysim.open_cashier(placed["payment"]["url"])
    return buyer, number, Order.objects.get(number=number).attempts.get().out_trade_no


def test_many_submits_of_one_purchase_make_one_order(shop: Shop):
    for _ in range(ROUNDS):
        buyer, token = one_purchase(shop)

        answers = submit(shop, token, different_keys())

        assert Counter(answer.status for answer in answers)[201] == 1
        assert {answer.status for answer in answers} <= {201, 404, 409}
        account = Account.objects.get(username=buyer.username)
        assert Order.objects.filter(account=account).count() == 1
        assert EnrolledCourse.objects.filter(account=account).count() == 1
        assert buyer.get("me/wallet")["available"] == 0
        assert [coupon["state"] for coupon in buyer.get("me/coupons")["items"]] == ["used"]
    assert_invariants_hold()


def test_control_without_guards_many_submits_make_many_orders(unguarded_shop: Shop):
    _, token = one_purchase(unguarded_shop)

    submit(unguarded_shop, token, different_keys())

    assert Order.objects.count() > 1
    assert LedgerAccount.objects.filter(kind=AccountKind.AVAILABLE, balance_berries=50).count() == 0


def test_the_same_submit_many_times_is_one_order_with_one_answer(shop: Shop):
    for _ in range(ROUNDS):
        account = an_account()
        token = a_key_for(account)
        buyer = Buyer(shop.luffy.client(token=token), account.username)
        shop.buyers.append(buyer)
        settle(buyer, a_course())

        answers = submit(shop, token, ["the-same-key"] * AT_ONCE, expected_payable_fen=9_900)

        assert {answer.status for answer in answers} == {201}
        assert len({answer.data["order"]["number"] for answer in answers}) == 1
        assert Order.objects.filter(account=account).count() == 1
    assert_invariants_hold()


def test_control_without_guards_the_same_submit_makes_many_orders(unguarded_shop: Shop):
    account = an_account()
    token = a_key_for(account)
    buyer = Buyer(unguarded_shop.luffy.client(token=token), account.username)
    unguarded_shop.buyers.append(buyer)
    settle(buyer, a_course())

    submit(unguarded_shop, token, ["the-same-key"] * AT_ONCE, expected_payable_fen=9_900)

    assert Order.objects.filter(account=account).count() > 1


def test_a_coupon_with_a_limit_is_given_out_exactly_so_often(shop: Shop):
    for _ in range(ROUNDS):
        coupon = a_coupon(quantity=QUANTITY)

        answers = claim_together(shop, coupon)

        assert Counter(answer.status for answer in answers) == {201: QUANTITY, 409: AT_ONCE - QUANTITY}
        assert {answer.code for answer in answers if answer.status == 409} == {1502}
        assert CouponRecord.objects.filter(coupon=coupon).count() == QUANTITY
        coupon.refresh_from_db()
        assert coupon.claimed == QUANTITY
    assert_invariants_hold()


def test_control_without_guards_more_coupons_are_given_out_than_there_are(unguarded_shop: Shop):
    coupon = a_coupon(quantity=QUANTITY)

    claim_together(unguarded_shop, coupon)

    assert CouponRecord.objects.filter(coupon=coupon).count() > QUANTITY


def test_one_account_claims_no_more_than_it_may(shop: Shop):
    for _ in range(ROUNDS):
        coupon = a_coupon(quantity=1_000, per_account=2)
        token = a_key_for(an_account())

        answers = burst(
            shop.luffy.port, [Call("POST", f"/api/v1/coupons/{coupon.pk}/claim", token)] * AT_ONCE
        )

        assert Counter(answer.status for answer in answers) == {201: 2, 409: AT_ONCE - 2}
        assert CouponRecord.objects.filter(coupon=coupon).count() == 2


def test_one_notice_many_times_at_once_enrols_once(shop: Shop):
    for _ in range(ROUNDS):
        buyer, number, trade = pending_order(shop)
        shop.paysim.control.add_fault("drop_all")
        shop.paysim.control.pay(trade)
        shop.paysim.control.clear_faults()

        answers = shop.paysim.control.notify(trade, count=AT_ONCE, parallel=True)["answers"]

        assert {(answer["status"], answer["body"]) for answer in answers} == {(200, "success")}
        assert len(answers) == AT_ONCE
        assert buyer.get(f"orders/{number}")["status"] == "paid"
        assert len(buyer.get("me/courses")["items"]) == 1
        assert EnrolledCourse.objects.filter(account__username=buyer.username).count() == 1
    assert_invariants_hold(journal=shop.paysim)


def test_control_without_guards_one_notice_many_times_enrols_many_times(unguarded_shop: Shop):
    buyer, _, trade = pending_order(unguarded_shop)
    unguarded_shop.paysim.control.add_fault("drop_all")
    unguarded_shop.paysim.control.pay(trade)
    unguarded_shop.paysim.control.clear_faults()

    unguarded_shop.paysim.control.notify(trade, count=AT_ONCE, parallel=True)

    assert EnrolledCourse.objects.filter(account__username=buyer.username).count() > 1
