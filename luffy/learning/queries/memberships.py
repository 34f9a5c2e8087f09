"""Who is a member, and until when.

Source: docs/rules/membership.md
"""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, BooleanField, CharField, Max, QuerySet, Value

from luffy.learning.access import Means
from luffy.learning.models import Membership


def memberships_of(account_id: int) -> QuerySet[Membership]:
    """The account's periods, without those that a refund ended."""
    return Membership.objects.filter(account_id=account_id, ended_at__isnull=True)


def memberships_held(account_id: int) -> QuerySet[Any, Any]:
    """As grants of every course for members: see `sources`."""
    return memberships_of(account_id).values_list(
        Value(None, output_field=BigIntegerField()),
        Value(Means.MEMBERSHIP.value, output_field=CharField()),
        "valid_begin_date",
        "valid_end_date",
        Value(value=False, output_field=BooleanField()),
    )


def memberships_on(today: date) -> QuerySet[Membership]:
    """Everybody's periods that last today; their first and last day belong to them."""
    return Membership.objects.filter(
        ended_at__isnull=True, valid_begin_date__lte=today, valid_end_date__gte=today
    )


def is_member(account_id: int, today: date) -> bool:
    """Whether membership lasts today."""
    return memberships_on(today).filter(account_id=account_id).exists()


def member_until(account_id: int) -> date | None:
    """The last day of membership, which may have passed; None for who never was a member."""
    last: date | None = memberships_of(account_id).aggregate(last=Max("valid_end_date"))["last"]
    return last


def my_membership(account_id: int, today: date) -> dict[str, Any]:
    """Until when I am a member, and the periods that this comes from, the latest first."""
    periods = list(memberships_of(account_id).select_related("plan").order_by("-valid_begin_date"))
    running = [one for one in periods if one.valid_begin_date <= today <= one.valid_end_date]
    return {
        "is_active": bool(running),
        "valid_until": max((one.valid_end_date for one in periods), default=None),
        "periods": [
            {
                "plan": one.plan.name,
                "product": f"plan:{one.plan_id}",
                "valid_from": one.valid_begin_date,
                "valid_until": one.valid_end_date,
                "joined_at": one.joined_at,
            }
            for one in periods
        ],
    }
