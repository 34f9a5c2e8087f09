"""One round of each storm. A round gives what is broken afterwards, which without guards is the race itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

from django.db import connection

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account, ApiToken
from luffy.accounts.permissions import Role
from luffy.catalog.models import Course
from luffy.catalog.services import set_price
from luffy.core import clock
from luffy.coupons.models import CouponRecord
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import Order, OrderStatus
from luffy.payments.models import Channel, Disposition, PaymentAttempt, Refund
from luffy.wallet.models import AccountKind, LedgerAccount
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course
from tests.factories.refunds import asked_for, the_rules
from tests.shop import Shop, eventually
from tests.storms import purchases
from tests.storms.burst import Call, burst
from tests.storms.sizes import AT_ONCE

# A quarter of those who come at once: a storm that asks for no more than there is cannot fail.
QUANTITY = AT_ONCE // 4
OLD, NEW = "many-waves-at-sea", "few-stones-on-land"
# More would be refused before they race.
GUESSES = 8
Broken = list[str]
FAILED = "answers that failed"


def differs(what: str, found: object, wanted: object) -> Broken:
    return [] if found == wanted else [f"{what}: {found}, not {wanted}"]


def many_submits(shop: Shop) -> Broken:
    """One settlement with all berries and the only coupon, submitted many times under different keys."""
    buyer, token = purchases.one_purchase(shop)
    answers = purchases.submit(shop, token, purchases.different_keys())
    account = Account.objects.get(username=buyer.username)
    available = LedgerAccount.objects.get(owner=account, kind=AccountKind.AVAILABLE)
    return [
        *differs("orders", Order.objects.filter(account=account).count(), 1),
        *differs("enrolments", EnrolledCourse.objects.filter(account=account).count(), 1),
        *differs("berries", available.balance_berries, 0),
        *differs("accepted", sum(answer.status == 201 for answer in answers), 1),
        *_no_errors(answers),
    ]


def the_same_submit(shop: Shop) -> Broken:
    """One request that is repeated: one order, one answer."""
    buyer, token = purchases.a_buyer(shop)
    purchases.settle(buyer, a_course())
    answers = purchases.submit(shop, token, ["the-same-key"] * AT_ONCE, expected_payable_fen=9_900)
    numbers = {answer.data["order"]["number"] for answer in answers if answer.status == 201}
    return [
        *differs("orders", Order.objects.filter(account__username=buyer.username).count(), 1),
        *differs("numbers told", len(numbers), 1),
        *_no_errors(answers),
    ]


def a_limited_coupon(shop: Shop) -> Broken:
    """Four times as many claim it as there are."""
    coupon = purchases.a_coupon(quantity=QUANTITY)
    answers = purchases.claim_together(shop, coupon)
    coupon.refresh_from_db()
    return [
        *differs("given out", CouponRecord.objects.filter(coupon=coupon).count(), QUANTITY),
        *differs("counted", coupon.claimed, QUANTITY),
        *differs("refused as sold out", [a.status for a in answers].count(409), AT_ONCE - QUANTITY),
    ]


def two_for_each(shop: Shop) -> Broken:
    """One person claims a coupon of which everybody may have two."""
    coupon = purchases.a_coupon(quantity=1_000, per_account=2)
    call = Call("POST", f"/api/v1/coupons/{coupon.pk}/claim", a_key_for(an_account()))
    burst(shop.luffy.port, [call] * AT_ONCE)
    return differs("given out", CouponRecord.objects.filter(coupon=coupon).count(), 2)


def one_notice(shop: Shop) -> Broken:
    """The same notice many times at once."""
    buyer, _, trade = purchases.pending_order(shop)
    purchases.paid_in_silence(shop, trade)
    answers = shop.paysim.control.notify(trade, count=AT_ONCE, parallel=True)["answers"]
    told = {(answer["status"], answer["body"]) for answer in answers}
    return [
        *differs("enrolments", _enrolments(buyer.username), 1),
        *differs("told the gateway", told, {(200, "success")}),
    ]


def two_channels_paid(shop: Shop) -> Broken:
    """One order, paid with Alipay and by WeChat, both told many times at once: one settles it, one goes back."""
    buyer, number, first = purchases.pending_order(shop)
    buyer.done("POST", f"orders/{number}/pay", {"payment_method": "wechat_native"})
    (second,) = PaymentAttempt.objects.filter(order__number=number, channel=Channel.WECHAT).values_list(
        "out_trade_no", flat=True
    )
    for trade in (first, second):
        purchases.paid_in_silence(shop, trade)
    tell = partial(shop.paysim.control.notify, count=AT_ONCE // 2, parallel=True)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(tell, (first, second)))
    settled = PaymentAttempt.objects.filter(order__number=number, disposition=Disposition.SETTLED_ORDER)
    return [
        *differs("settled by", settled.count(), 1),
        *differs("refunds", Refund.objects.filter(attempt__order__number=number).count(), 1),
        *differs("enrolments", _enrolments(buyer.username), 1),
    ]


def one_refund_granted(shop: Shop) -> Broken:
    """An operator grants one request many times at once: the money goes back once."""
    the_rules()
    buyer, number, trade = purchases.pending_order(shop)
    shop.paysim.control.pay(trade)
    order = Order.objects.get(number=number)
    eventually(lambda: Order.objects.get(pk=order.pk).status == OrderStatus.PAID)
    request = asked_for(order)
    token = a_key_for(an_account(role=Role.OPERATOR))
    answers = burst(
        shop.luffy.port, [Call("POST", f"/api/v1/ops/refunds/{request.number}/approve", token)] * AT_ONCE
    )
    return [
        *differs("refunds", Refund.objects.filter(attempt__order=order).count(), 1),
        *differs("granted", sum(answer.status == 200 for answer in answers), 1),
        *differs("still open", buyer.get("me/courses")["items"], []),
        *_no_errors(answers),
    ]


def late_money(shop: Shop) -> Broken:
    """Money for a cancelled order, told many times while the worker already sends it back."""
    buyer, number, trade = purchases.pending_order(shop)
    buyer.done("POST", f"orders/{number}/cancel")
    purchases.paid_in_silence(shop, trade)
    shop.paysim.control.notify(trade, count=AT_ONCE, parallel=True)
    return [
        *differs("refunds", Refund.objects.filter(attempt__order__number=number).count(), 1),
        *differs("enrolments", _enrolments(buyer.username), 0),
    ]


def a_cart_in_many_tabs(shop: Shop) -> Broken:
    """Twenty courses are put into the cart from many tabs while another course in it is ordered."""
    buyer, token = purchases.a_buyer(shop)
    ordered, *others = [a_course() for _ in range(21)]
    buyer.done("POST", "cart/items", _item(ordered))
    buyer.done("PUT", "settlement", {"items": [ordered.product.key]})
    add = [Call("POST", "/api/v1/cart/items", token, _item(course)) for course in others]
    calls = [add[number % 20] for number in range(AT_ONCE - 1)]
    calls.insert(AT_ONCE // 2, purchases.order_call(token, uuid4().hex, 9_900))
    answers = burst(shop.luffy.port, calls)
    left = {item["product"] for item in buyer.get("cart")["items"]}
    lines = Order.objects.get(account__username=buyer.username).lines.values_list(
        "product__course", flat=True
    )
    return [
        *differs("left in the cart", sorted(left), sorted(course.product.key for course in others)),
        *differs("ordered", list(lines), [ordered.pk]),
        *_no_errors(answers),
    ]


def a_price_that_rises(shop: Shop) -> Broken:
    """The price rises while people order at the old one: who comes after it is refused, nobody pays more."""
    course = a_course(prices={30: 9_900})
    buyers = [purchases.a_buyer(shop) for _ in range(QUANTITY)]
    for buyer, _ in buyers:
        purchases.settle(buyer, course)
    calls = [purchases.order_call(token, uuid4().hex, 9_900) for _, token in buyers]
    half = len(calls) // 2
    with ThreadPoolExecutor(1) as pool:
        change = pool.submit(_raise_price, course)
        early = burst(shop.luffy.port, calls[:half])
        change.result()
    late = burst(shop.luffy.port, calls[half:])
    return [
        *differs("ordered at the old price after it rose", sum(it.status == 201 for it in late), 0),
        *differs("asked for more than was seen", Order.objects.filter(payable_fen__gt=9_900).count(), 0),
        *_no_errors([*early, *late]),
    ]


def a_changed_password(shop: Shop) -> Broken:
    """Sign-ins by the old password while it is changed: afterwards nothing that it opened is open."""
    account = an_account(password=OLD)
    own = a_key_for(account)
    sign_in = {"username": account.username, "password": OLD, "label": "race"}
    calls = [Call("POST", "/api/v1/auth/tokens", body=sign_in)] * GUESSES
    change = {"old_password": OLD, "new_password": NEW}
    calls.insert(0, Call("POST", "/api/v1/auth/password", own, change))
    answers = burst(shop.luffy.port, calls)
    alive = ApiToken.objects.filter(account=account, label="race", revoked_at=None)
    return [
        *differs("changed", answers[0].status, 200),
        *differs("tokens of the old password", alive.count(), 0),
        *_no_errors(answers),
    ]


def _raise_price(course: Course) -> None:
    try:
        set_price(
            product_id=course.product.pk, access_days=30, price_fen=19_900, by=SYSTEM_JOB, now=clock.now()
        )
    finally:
        connection.close()


def _item(course: Course) -> dict[str, object]:
    policy = course.product.price_policies.get()
    return {"product": course.product.key, "price_policy_id": policy.pk}


def _enrolments(username: str) -> int:
    return EnrolledCourse.objects.filter(account__username=username).count()


def _no_errors(answers) -> Broken:
    failed = [answer.body for answer in answers if answer.status >= 500]
    return differs(FAILED, failed[:1], [])


STORMS: list[Callable[[Shop], Broken]] = [
    many_submits,
    the_same_submit,
    a_limited_coupon,
    two_for_each,
    one_notice,
    two_channels_paid,
    one_refund_granted,
    late_money,
    a_cart_in_many_tabs,
    a_price_that_rises,
    a_changed_password,
]
