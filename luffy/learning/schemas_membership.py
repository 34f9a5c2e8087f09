"""What is told of membership, and what operators say of plans."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class PlanPolicyOut(Out):
    id: int
    access_days: int
    label: str
    price_fen: int


class MembershipPlanOut(Out):
    """A plan with its prices; `product` is what cart and settlement call it."""

    id: int
    product: str
    name: str
    image: str
    brief: str
    benefits: list[str]
    price_policies: list[PlanPolicyOut]


class MembershipOfferOut(Out):
    """`courses`: how many courses members may open."""

    plans: list[MembershipPlanOut]
    courses: int


class MembershipPeriodOut(Out):
    """Both days belong to it."""

    plan: str
    product: str
    valid_from: date
    valid_until: date
    joined_at: datetime


class MyMembershipOut(Out):
    """`is_active`: it lasts today; `valid_until` is its last day, which may have passed. Null: never a member."""

    is_active: bool
    valid_until: date | None
    periods: list[MembershipPeriodOut]


class OpsPlanOut(MembershipPlanOut):
    on_sale: bool
    order: int
    # By this plan, today.
    members: int


class PlanPriceIn(Schema):
    access_days: Annotated[int, Field(ge=1, le=720, examples=[30])]
    price_fen: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]


class PlanIn(Schema):
    """`prices`: one for each period that is sold, one of the days of docs/rules/access.md."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    brief: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
    benefits: Annotated[list[Line], Field(max_length=10)] = []
    on_sale: bool = True
    order: Annotated[int, Field(ge=0, le=9_999)] = 0
    prices: Annotated[list[PlanPriceIn], Field(max_length=11)] = []
