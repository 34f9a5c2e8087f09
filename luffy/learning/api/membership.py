"""Membership: what there is to buy, until when I am a member, and what operators make of it.

Source: docs/rules/membership.md
"""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.catalog.errors import CatalogueRefused, PlanNotFound
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.learning.queries import plans as queries
from luffy.learning.queries.memberships import my_membership
from luffy.learning.schemas_membership import (
    MembershipOfferOut,
    MyMembershipOut,
    OpsPlanOut,
    PlanIn,
)
from luffy.learning.services.plans import PlanDraft, write_plan

router = Router(tags=["membership"])
operators = allowed_to(Action.EDIT_PLANS)
PlanId = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/membership", response=answers(MembershipOfferOut))
def get_membership_offer(request: HttpRequest) -> dict[str, Any]:
    """The plans that can be bought, and how many courses they open."""
    del request
    plans = queries.plans_for_sale(day_of(clock.now()))
    return ok(
        {
            "plans": [queries.plan_shown(plan) for plan in plans],
            "courses": queries.courses_for_members(),
        }
    )


@router.get("/me/membership", auth=signed_in, response=answers(MyMembershipOut))
def get_my_membership(request: HttpRequest) -> dict[str, Any]:
    """Until when I am a member, and what I bought of it."""
    return ok(my_membership(caller(request).pk, day_of(clock.now())))


@router.get("/ops/membership/plans", auth=operators, response=answers(Page[OpsPlanOut], NotAllowed))
def ops_plans(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """All plans, those that are not sold too. For operators."""
    del request
    page = page_of(queries.plans(day_of(clock.now())), asked)
    return ok({**page, "items": [queries.plan_for_operators(plan) for plan in page["items"]]})


@router.post(
    "/ops/membership/plans",
    auth=operators,
    response=answers(OpsPlanOut, NotAllowed, CatalogueRefused, status=201),
)
def ops_new_plan(request: HttpRequest, given: PlanIn) -> tuple[int, dict[str, Any]]:
    """Write a plan with its prices. For operators."""
    return 201, ok(_written(request, None, given))


@router.put(
    "/ops/membership/plans/{plan_id}",
    auth=operators,
    response=answers(OpsPlanOut, NotAllowed, PlanNotFound, CatalogueRefused),
)
def ops_edit_plan(request: HttpRequest, plan_id: PlanId, given: PlanIn) -> dict[str, Any]:
    """Change a plan; a period without a price here is no longer sold. For operators."""
    return ok(_written(request, plan_id, given))


def _written(request: HttpRequest, plan_id: int | None, given: PlanIn) -> dict[str, Any]:
    now = clock.now()
    draft = PlanDraft(
        name=given.name,
        brief=given.brief,
        benefits="\n".join(given.benefits),
        on_sale=given.on_sale,
        order=given.order,
        prices={price.access_days: price.price_fen for price in given.prices},
    )
    plan = write_plan(plan_id=plan_id, draft=draft, by=visit(request).by(caller(request).pk), now=now)
    return queries.plan_for_operators(queries.plan_of(plan.pk, day_of(now)))
