"""The learner's orders: paid, given for free, cancelled, expired and waiting, all made by the real services."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from luffy.accounts.models import Account
from luffy.catalog.models import PricePolicy
from luffy.coupons.models import CouponRecord
from luffy.demo.catalogue import DEMO
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.models import Order
from luffy.orders.services import close, moves
from luffy.orders.services.place import PlaceOrder, place


@dataclass(frozen=True, slots=True)
class Wish:
    """A course or degree and its days, coupons by name, and perhaps all berries that can be spent."""

    name: str
    access_days: int
    coupons: tuple[str, ...] = ()
    spends_berries: bool = False


_GIFT = Wish("编程第一课：用 Python 认识计算机", 360)
_PAID = Wish("SQL 数据分析实战", 360, ("新人立减 20 元",), spends_berries=True)
_CANCELLED = Wish("Java 核心技术", 360)
_EXPIRED = Wish("机器学习基础", 90)
_WAITING = Wish("Django 网站开发实战", 360, ("Django 课立减 30 元", "满 300 减 50"))


def load_orders(learner: Account, *, now: datetime) -> None:
    """Make the orders in the order of their times."""
    ordered = partial(order, learner, now)
    ordered(_GIFT, at=now - timedelta(days=13))
    ordered(_PAID, at=now - timedelta(days=10))
    begun = now - timedelta(days=6)
    cancelled = ordered(_CANCELLED, at=begun)
    with transaction.atomic():
        close.cancel(moves.lock(cancelled.pk), now=begun + timedelta(minutes=5), by=DEMO)
    begun = now - timedelta(days=4)
    expired = ordered(_EXPIRED, at=begun)
    with transaction.atomic():
        over = begun + timedelta(minutes=settings.ORDER_LIFE_MINUTES)
        close.expire(moves.lock(expired.pk), now=over, by=DEMO)
    ordered(_WAITING, at=now)


def order(learner: Account, now: datetime, wish: Wish, *, at: datetime) -> Order:
    """Settle now (Valkey forgets what began long ago) and order `at` an earlier time."""
    is_it = Q(product__course__name=wish.name) | Q(product__degree__name=wish.name)
    policy = PricePolicy.objects.select_related("product").get(is_it, access_days=wish.access_days)
    items = [ChosenItem(policy.product.key, policy.pk)]
    seen = settlement.begin(account_id=learner.pk, items=items, is_from_cart=False, now=now)
    for name in wish.coupons:
        record = CouponRecord.objects.select_related("product").get(account=learner, name=name)
        product = record.product.key if record.product else None
        seen = settlement.choose_coupon(account_id=learner.pk, product=product, coupon_id=record.pk, now=now)
    if wish.spends_berries:
        berries = seen.quote.payable_fen // settings.FEN_PER_BERRY
        seen = settlement.spend_berries(account_id=learner.pk, berries=berries, now=now)
    request = PlaceOrder(
        payment_method="alipay",
        expected_payable_fen=seen.quote.payable_fen,
        idempotency_key=f"demo:{wish.name}",
    )
    return place(account_id=learner.pk, request=request, now=at).order
