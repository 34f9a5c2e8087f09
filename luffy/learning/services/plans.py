"""Membership plans as operators edit them: what they say, and what they cost.

Source: docs/rules/membership.md
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog.errors import PlanNotFound
from luffy.catalog.models import PricePolicy
from luffy.catalog.plans import MembershipPlan
from luffy.catalog.services import save_plan, set_price, withdraw_price


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What a plan is to be; `prices` are fen by days: a period that is not in it is no longer sold."""

    name: str
    brief: str
    benefits: str
    on_sale: bool
    order: int
    prices: Mapping[int, int]


@transaction.atomic
def write_plan(*, plan_id: int | None, draft: PlanDraft, by: Actor, now: datetime) -> MembershipPlan:
    """Change the plan, or write a new one. Who is a member already keeps her days.

    Raises:
        PlanNotFound
        CatalogueRefused: a field breaks a rule; nothing was changed.
    """
    plan = MembershipPlan() if plan_id is None else _locked(plan_id)
    before = None if plan_id is None else _said(plan)
    plan.name, plan.brief, plan.benefits = draft.name, draft.brief, draft.benefits
    plan.on_sale, plan.order = draft.on_sale, draft.order
    save_plan(plan)
    if before != _said(plan):
        record("plan.written", f"plan:{plan.pk}", by=by, now=now, change=(before, _said(plan)))
    product_id = plan.product.pk
    for access_days, price_fen in sorted(draft.prices.items()):
        set_price(product_id=product_id, access_days=access_days, price_fen=price_fen, by=by, now=now)
    gone = PricePolicy.objects.filter(product_id=product_id, on_sale=True).exclude(
        access_days__in=draft.prices.keys()
    )
    for policy_id in list(gone.values_list("pk", flat=True)):
        withdraw_price(policy_id=policy_id, by=by, now=now)
    return plan


def _locked(plan_id: int) -> MembershipPlan:
    plan = MembershipPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise PlanNotFound(product=f"plan:{plan_id}")
    return plan


def _said(plan: MembershipPlan) -> dict[str, object]:
    return {
        "name": plan.name,
        "brief": plan.brief,
        "benefits": plan.benefits,
        "on_sale": plan.on_sale,
        "order": plan.order,
    }
