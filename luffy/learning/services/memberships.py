"""Beginning, extending and ending membership.

Source: docs/rules/membership.md
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.learning.access import move_forward, next_period
from luffy.learning.models import Membership
from luffy.learning.queries.memberships import memberships_of
from luffy.learning.services.told import tell_joined, tell_left, tell_run_out

SLICE_ROWS = 2000


@dataclass(frozen=True, slots=True)
class Joining:
    """A plan and how many days of it were bought."""

    plan_id: int
    access_days: int


def join(*, account_id: int, joinings: Sequence[Joining], now: datetime) -> list[Membership]:
    """Add a period of membership for each, one after the other. Needs an open transaction.

    The first begins today, or on the day after membership ends if it still lasts.
    """
    _lock(account_id)
    earlier = list(Membership.objects.filter(account_id=account_id))
    ends = [row.valid_end_date for row in earlier if row.ended_at is None]
    periods: list[Membership] = []
    for ordinal, joining in enumerate(joinings, start=len(earlier) + 1):
        begin, end = next_period(ends, day_of(now), joining.access_days)
        ends.append(end)
        periods.append(
            Membership(
                account_id=account_id,
                plan_id=joining.plan_id,
                ordinal=ordinal,
                joined_at=now,
                valid_begin_date=begin,
                valid_end_date=end,
            )
        )
    Membership.objects.bulk_create(periods)
    tell_joined(periods, now=now)
    return periods


def end_membership(membership_ids: Collection[int], *, account_id: int, now: datetime) -> None:
    """End these periods of one account now, for ever; needs an open transaction.

    Later periods come forward with all their days, so that no gap opens. What has ended stays as it is.
    """
    if not membership_ids:
        return
    _lock(account_id)
    ending = list(memberships_of(account_id).filter(pk__in=membership_ids).order_by("pk"))
    Membership.objects.filter(pk__in=[row.pk for row in ending]).update(ended_at=now)
    rows = list(memberships_of(account_id).order_by("valid_begin_date"))
    days = move_forward(((row.valid_begin_date, row.valid_end_date) for row in rows), day_of(now))
    for row, (begin, end) in zip(rows, days, strict=True):
        row.valid_begin_date, row.valid_end_date = begin, end
    Membership.objects.bulk_update(rows, ["valid_begin_date", "valid_end_date"])
    is_member = any(row.valid_end_date >= day_of(now) for row in rows)
    tell_left(ending, day_of(now), members={account_id} if is_member else set(), now=now)


def tell_what_ran_out(*, now: datetime) -> int:
    """Tell of periods whose last day has passed, each once and so many at a time; returns how many."""
    total = 0
    while told := _tell_some(now):
        total += told
    return total


@transaction.atomic
def _tell_some(now: datetime) -> int:
    lasting = Membership.objects.filter(ended_at__isnull=True, valid_end_date__gte=day_of(now))
    over = Membership.objects.filter(
        ended_at__isnull=True, expired_at__isnull=True, valid_end_date__lt=day_of(now)
    )
    rows = list(over.select_for_update(skip_locked=True).order_by("pk")[:SLICE_ROWS])
    Membership.objects.filter(pk__in=[row.pk for row in rows]).update(expired_at=now)
    members = lasting.filter(account__in={row.account_id for row in rows}).values_list("account", flat=True)
    tell_run_out(rows, members=set(members), now=now)
    return len(rows)


def _lock(account_id: int) -> None:
    Account.objects.select_for_update(no_key=True).only("pk").get(pk=account_id)
