"""A mentor who buys with berries and gives some of it back: refund requests in every state that needs no cash.

All made by the real services; what was paid in cash is in `cash.py`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib import import_module

from django.apps import apps

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.models import PricePolicy
from luffy.core.money import Berries
from luffy.demo.catalogue import DEMO
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.models import Order
from luffy.orders.services.place import PlaceOrder, place
from luffy.refunds.models import RefundRequest, RefundRule
from luffy.refunds.quoting import quote
from luffy.refunds.services import decide
from luffy.refunds.services.ask import AskRefund, ask
from luffy.wallet.services import Gift, grant

_BERRIES = 9_000


def load_refunds(people: dict[str, Account], *, now: datetime) -> None:
    """Buy, ask for some of it back, and have operators decide."""
    if not RefundRule.objects.exists():
        # Migrating brings them, emptying all tables takes them away.
        for name in ("0002_default_rules", "0004_plan_rules"):
            import_module(f"luffy.refunds.migrations.{name}").install(apps, None)
    buyer = people["mentor"]
    operator = Actor("demo", people["operator"].pk)
    gift = Gift(Berries(_BERRIES), key="demo:mentor", reason="导师福利")
    grant(owner_id=buyer.pk, gift=gift, by=DEMO, now=now - timedelta(days=6))

    def asked(courses: Sequence[str], *, back: int, days_ago: int, reason: str) -> RefundRequest:
        order = _bought(buyer, courses, now=now, at=now - timedelta(days=5))
        return ask_back(order, back, reason, at=now - timedelta(days=days_ago))

    def decided(request: RefundRequest) -> datetime:
        return request.asked_at + timedelta(hours=3)

    whole = asked(["HTML 与 CSS 网页设计"], back=1, days_ago=4, reason="买错了课程")
    decide.approve(whole.pk, now=decided(whole), by=operator)
    part = asked(
        ["Vue 3 组件化开发", "TypeScript 工程实践"], back=1, days_ago=3, reason="公司已提供 Vue 培训"
    )
    decide.approve(part.pk, now=decided(part), by=operator)
    refused = asked(["Linux 命令行与系统管理"], back=1, days_ago=3, reason="想换成别的课程")
    decide.refuse(refused.pk, reason="课程可直接换购, 请联系客服", now=decided(refused), by=operator)
    withdrawn = asked(["JavaScript 语言精讲"], back=1, days_ago=2, reason="没有时间学习")
    decide.withdraw(withdrawn.pk, now=decided(withdrawn), by=Actor("demo", buyer.pk))
    large = asked(["数据分析师"], back=1, days_ago=1, reason="工作调动, 无法继续学习")
    decide.approve(large.pk, now=decided(large), by=operator)
    asked(["Docker 与容器化部署"], back=1, days_ago=0, reason="内容与工作不相关")


def _bought(buyer: Account, names: Sequence[str], *, now: datetime, at: datetime) -> Order:
    """Settle now (Valkey forgets what began long ago) and order `at` an earlier time, with berries alone."""
    items = [_cheapest(name) for name in names]
    seen = settlement.begin(account_id=buyer.pk, items=items, is_from_cart=False, now=now)
    settlement.spend_berries(account_id=buyer.pk, berries=seen.spendable, now=now)
    key = f"demo:{names[0]}"
    request = PlaceOrder(payment_method=None, expected_payable_fen=0, idempotency_key=key)
    return place(account_id=buyer.pk, request=request, now=at).order


def _cheapest(name: str) -> ChosenItem:
    policies = PricePolicy.objects.select_related("product").order_by("price_fen")
    policy = (policies.filter(product__course__name=name) or policies.filter(product__degree__name=name))[0]
    return ChosenItem(policy.product.key, policy.pk)


def ask_back(order: Order, back: int, reason: str, *, at: datetime) -> RefundRequest:
    """Ask for the first so many lines of the order, as they are quoted."""
    products = [
        line.product.key for line in order.lines.select_related("product").order_by("position")[:back]
    ]
    quoted = quote(order, products, now=at)
    wanted = AskRefund(products, reason, quoted.cash_fen, quoted.berries, f"demo:{order.number}")
    return ask(order.pk, wanted, now=at, by=Actor("demo", order.account_id))
