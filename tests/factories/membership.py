"""Membership plans, and members by the real order."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseType
from luffy.catalog.plans import MembershipPlan
from luffy.learning.services.plans import PlanDraft, write_plan
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order

_numbers = count(1)


def a_plan(
    name: str = "", *, prices: Mapping[int, int] | None = None, on_sale: bool = True
) -> MembershipPlan:
    """A plan; by default 30 days for 30 yuan. `prices` is fen by days."""
    draft = PlanDraft(
        name=name or f"会员{next(_numbers)}",
        brief="全部会员课程",
        benefits="会员课程免费学\n会员价",
        on_sale=on_sale,
        order=0,
        prices={30: 3_000} if prices is None else prices,
    )
    return write_plan(plan_id=None, draft=draft, by=SYSTEM_JOB, now=datetime.now(UTC))


def a_member(
    account: Account | None = None, *, plan: MembershipPlan | None = None, now: datetime | None = None
) -> Account:
    """Somebody who bought the plan and paid it."""
    account = account or an_account()
    a_paid_order(account, plan or a_plan(), now=now)
    return account


def a_vip_course(name: str = "", *, prices: Mapping[int, int] | None = None) -> Course:
    """A course for members, which may be bought singly as well if it has prices."""
    return a_course(name, course_type=CourseType.VIP, prices={} if prices is None else prices)
