"""Membership plans, as everybody and as operators see them."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luffy.catalog.errors import PlanNotFound
from luffy.catalog.images import shown_image
from luffy.catalog.models import Course, CourseType, PricePolicy, SaleStatus
from luffy.catalog.offers import access_label
from luffy.catalog.plans import MembershipPlan
from luffy.learning.models import Membership


def plans(today: date) -> QuerySet[MembershipPlan]:
    """All plans with their prices on sale, and how many are members by each."""
    policies = PricePolicy.objects.filter(on_sale=True).order_by("access_days")
    running = (
        Membership.objects.filter(
            plan=OuterRef("pk"),
            ended_at__isnull=True,
            valid_begin_date__lte=today,
            valid_end_date__gte=today,
        )
        .order_by()
        .values("plan")
        .annotate(members=Count("account", distinct=True))
    )
    return (
        MembershipPlan.objects.select_related("product")
        .prefetch_related(Prefetch("product__price_policies", policies))
        .annotate(members=Coalesce(Subquery(running.values("members")), 0))
        .order_by("order", "pk")
    )


def plans_for_sale(today: date) -> QuerySet[MembershipPlan]:
    """Those that can be bought now."""
    sold = PricePolicy.objects.filter(on_sale=True, product__plan__isnull=False)
    return plans(today).filter(on_sale=True, product__in=sold.values("product"))


def plan_of(plan_id: int, today: date) -> MembershipPlan:
    """Raises: PlanNotFound."""
    plan = plans(today).filter(pk=plan_id).first()
    if plan is None:
        raise PlanNotFound(product=f"plan:{plan_id}")
    return plan


def courses_for_members() -> int:
    """How many courses membership opens today."""
    return Course.objects.filter(~Q(status=SaleStatus.OFFLINE), course_type=CourseType.VIP).count()


def plan_shown(plan: MembershipPlan) -> dict[str, Any]:
    return {
        "id": plan.pk,
        "product": plan.product.key,
        "name": plan.name,
        "image": shown_image("plan", plan.pk, plan.name, ""),
        "brief": plan.brief,
        "benefits": [line.strip() for line in plan.benefits.splitlines() if line.strip()],
        "price_policies": [
            {
                "id": policy.pk,
                "access_days": policy.access_days,
                "label": access_label(policy.access_days),
                "price_fen": policy.price_fen,
            }
            for policy in plan.product.price_policies.all()
        ],
    }


def plan_for_operators(plan: MembershipPlan) -> dict[str, Any]:
    members: int = plan.members  # type: ignore[attr-defined]
    return {**plan_shown(plan), "on_sale": plan.on_sale, "order": plan.order, "members": members}
