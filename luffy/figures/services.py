"""Keeping what Valkey forgets. Source: docs/rules/figures.md"""

from datetime import datetime, timedelta

from luffy.core.calendar import day_of
from luffy.figures.models import FunnelDay
from luffy.orders import footprints

KEEP_BACK_DAYS = 35


def keep_funnel(*, now: datetime) -> int:
    """Write down how many were in the cart and at the settlement on the days that are over; how many days.

    Again does no harm: what is kept only grows, so that a Valkey that lost its data takes nothing away.
    """
    today = day_of(now)
    days = [today - timedelta(days=nth) for nth in range(1, KEEP_BACK_DAYS + 1)]
    kept = {row.day: row for row in FunnelDay.objects.filter(day__in=days)}
    changed = []
    for day, (carts, settlements) in zip(days, footprints.counts(days), strict=True):
        row = kept.get(day, FunnelDay(day=day, carts=0, settlements=0))
        if (carts, settlements) == (0, 0) or (carts <= row.carts and settlements <= row.settlements):
            continue
        row.carts, row.settlements = max(row.carts, carts), max(row.settlements, settlements)
        changed.append(row)
    FunnelDay.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["day"], update_fields=["carts", "settlements"]
    )
    return len(changed)
