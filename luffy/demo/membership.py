"""Membership plans, one who is a member, one who was. All bought by the real order, with berries."""

from datetime import datetime, timedelta

from luffy.accounts.models import Account
from luffy.catalog.models import PricePolicy
from luffy.core.money import Berries
from luffy.demo.catalogue import DEMO
from luffy.demo.content import content
from luffy.learning.services.plans import PlanDraft, write_plan
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.services.place import PlaceOrder, place
from luffy.wallet.services import Gift, grant

_BERRIES = 2_000


def load_plans(*, now: datetime) -> None:
    """Write the plans with their prices."""
    for order, said in enumerate(content("plans"), start=1):
        draft = PlanDraft(
            name=said["name"],
            brief=said["brief"],
            benefits="\n".join(said["benefits"]),
            on_sale=said.get("on_sale", True),
            order=order * 10,
            prices={int(days): fen for days, fen in said["prices"].items()},
        )
        write_plan(plan_id=None, draft=draft, by=DEMO, now=now)


def load_members(people: dict[str, Account], *, now: datetime) -> None:
    """One has been a member for ten days and extended it, another's week has passed."""
    _join(people["member"], "路飞会员", 30, now=now, at=now - timedelta(days=10))
    _join(people["member"], "路飞会员", 90, now=now, at=now - timedelta(days=2))
    _join(people["lapsed"], "体验会员", 7, now=now, at=now - timedelta(days=20))


def _join(member: Account, plan: str, days: int, *, now: datetime, at: datetime) -> None:
    """Settle now (Valkey forgets what began long ago) and order `at` an earlier time."""
    key = f"demo:{plan}:{days}"
    gift = Gift(Berries(_BERRIES), key=f"{key}:{member.username}", reason="会员体验")
    grant(owner_id=member.pk, gift=gift, by=DEMO, now=at - timedelta(hours=1))
    policy = PricePolicy.objects.select_related("product").get(product__plan__name=plan, access_days=days)
    item = ChosenItem(policy.product.key, policy.pk)
    seen = settlement.begin(account_id=member.pk, items=[item], is_from_cart=False, now=now)
    settlement.spend_berries(account_id=member.pk, berries=seen.spendable, now=now)
    request = PlaceOrder(payment_method=None, expected_payable_fen=0, idempotency_key=key)
    place(account_id=member.pk, request=request, now=at)
