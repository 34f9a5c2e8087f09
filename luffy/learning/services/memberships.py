"""Beginning, extending and ending membership.

Source: docs/rules/membership.md
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.learning.access import move_forward, next_period
from luffy.learning.models import Membership
from luffy.learning.queries.memberships import memberships_of


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
    return Membership.objects.bulk_create(periods)


def end_membership(membership_ids: Collection[int], *, account_id: int, now: datetime) -> None:
    """End these periods of one account now, for ever; needs an open transaction.

    Later periods come forward with all their days, so that no gap opens. What has ended stays as it is.
    """
    if not membership_ids:
        return
    _lock(account_id)
    memberships_of(account_id).filter(pk__in=membership_ids).update(ended_at=now)
    rows = list(memberships_of(account_id).order_by("valid_begin_date"))
    days = move_forward(((row.valid_begin_date, row.valid_end_date) for row in rows), day_of(now))
    for row, (begin, end) in zip(rows, days, strict=True):
        row.valid_begin_date, row.valid_end_date = begin, end
    Membership.objects.bulk_update(rows, ["valid_begin_date", "valid_end_date"])


def _lock(account_id: int) -> None:
    Account.objects.select_for_update(no_key=True).only("pk").get(pk=account_id)
