"""Settlements and orders for tests, made through the real services.

Unless `now` is given it is the present: a settlement is kept by Valkey, whose clock is the real one.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from django.db import transaction

from luffy.accounts.audit import GATEWAY, SYSTEM_JOB, Actor
from luffy.accounts.models import Account
from luffy.catalog.models import Course, DegreeCourse, PricePolicy
from luffy.catalog.plans import MembershipPlan
from luffy.coupons.models import CouponRecord
from luffy.orders import settlement
from luffy.orders.assessment import Assessment, ChosenItem
from luffy.orders.models import Order, OrderStatus
from luffy.orders.services import close, moves
from luffy.orders.services.place import PlaceOrder, place
from luffy.payments.gateways import Facts, TradeState
from luffy.payments.models import Channel, Method, PaymentAttempt
from luffy.payments.services.settle import Ruling, settle
from luffy.payments.services.start import _new_attempt, _Way

Item = Course | DegreeCourse | MembershipPlan
_numbers = count(1)


def chosen(item: Item) -> ChosenItem:
    """The item at its first price policy, as the API names it."""
    policy = PricePolicy.objects.filter(product=item.product, on_sale=True).order_by("id")[0]
    return ChosenItem(item.product.key, policy.pk)


def a_settlement(
    account: Account,
    *items: Item,
    coupons: Sequence[CouponRecord] = (),
    berries: int = 0,
    now: datetime | None = None,
) -> Assessment:
    """What the buyer sees before the order. Each coupon goes to the product it is bound to, or to the whole."""
    now = now or datetime.now(UTC)
    seen = settlement.begin(
        account_id=account.pk, items=[chosen(item) for item in items], is_from_cart=False, now=now
    )
    for record in coupons:
        seen = settlement.choose_coupon(
            account_id=account.pk,
            product=record.product.key if record.product else None,
            coupon_id=record.pk,
            now=now,
        )
    if berries:
        seen = settlement.spend_berries(account_id=account.pk, berries=berries, now=now)
    return seen


def a_settled_order(
    account: Account,
    *items: Item,
    coupons: Sequence[CouponRecord] = (),
    berries: int = 0,
    key: str = "",
    now: datetime | None = None,
) -> Order:
    """The order a settlement becomes: pending, or paid at once where nothing is left to pay."""
    now = now or datetime.now(UTC)
    seen = a_settlement(account, *items, coupons=coupons, berries=berries, now=now)
    request = PlaceOrder(
        payment_method="alipay",
        expected_payable_fen=seen.quote.payable_fen,
        idempotency_key=key or f"test-{next(_numbers)}",
    )
    return place(account_id=account.pk, request=request, now=now).order


def a_pending_order(
    account: Account,
    *items: Item,
    coupons: Sequence[CouponRecord] = (),
    berries: int = 0,
    now: datetime | None = None,
) -> Order:
    """An order that waits for money."""
    order = a_settled_order(account, *items, coupons=coupons, berries=berries, now=now)
    assert order.status == OrderStatus.PENDING, "nothing is left to pay: use a_paid_order"
    return order


def a_paid_order(
    account: Account,
    *items: Item,
    coupons: Sequence[CouponRecord] = (),
    berries: int = 0,
    now: datetime | None = None,
) -> Order:
    """An order that is paid and opened: with the gateway's money, unless nothing was left to pay."""
    order = a_settled_order(account, *items, coupons=coupons, berries=berries, now=now)
    if order.status == OrderStatus.PENDING:
        pay_by_gateway(order, now=now)
    order.refresh_from_db()
    return order


def an_attempt(order: Order, *, now: datetime | None = None, method: Method = Method.PAGE) -> PaymentAttempt:
    """A try to pay a pending order at the gateway. None is asked: no gateway has to be configured."""
    buyer = Actor("checkout", order.account_id)
    with transaction.atomic():
        way = _Way(Channel.ALIPAY, method, openid="")
        return _new_attempt(order, way, now=now or datetime.now(UTC), by=buyer)


def pay_attempt(attempt: PaymentAttempt, *, now: datetime | None = None) -> Ruling:
    """Have the gateway say that this attempt was paid in full."""
    facts = Facts(
        TradeState.PAID,
        attempt.out_trade_no,
        channel_trade_no=f"2026{attempt.pk:024}",
        amount_fen=attempt.amount_fen,
    )
    return settle(attempt.pk, facts, now=now or datetime.now(UTC), by=GATEWAY)


def pay_by_gateway(order: Order, *, now: datetime | None = None) -> PaymentAttempt:
    """Pay the order by one attempt; what came of it is in the database."""
    attempt = an_attempt(order, now=now)
    pay_attempt(attempt, now=now)
    attempt.refresh_from_db()
    return attempt


def a_cancelled_order(order: Order, *, now: datetime | None = None) -> Order:
    """The order, cancelled by its buyer. No gateway is asked."""
    with transaction.atomic():
        buyer = Actor("checkout", order.account_id)
        close.cancel(moves.lock(order.pk), now=now or datetime.now(UTC), by=buyer)
    order.refresh_from_db()
    return order


def an_expired_order(order: Order, *, now: datetime | None = None) -> Order:
    """The order, after its time. No gateway is asked."""
    with transaction.atomic():
        close.expire(moves.lock(order.pk), now=now or order.expires_at, by=SYSTEM_JOB)
    order.refresh_from_db()
    return order
