"""Changing many rows in many short statements."""

from typing import Any

from django.db.models import Max, QuerySet

SLICE_IDS = 10_000


def update_in_slices(rows: QuerySet[Any], *, slice_ids: int = SLICE_IDS, **changes: Any) -> int:
    """`rows.update(**changes)`, so many ids at a time; returns how many rows there were.

    One statement for all of them would hold their locks until the last is written, and on a large table not
    end in the time a statement may take. Outside of a transaction each slice is committed by itself.
    """
    last = QuerySet(rows.model).aggregate(last=Max("pk"))["last"] or 0
    return sum(
        rows.filter(pk__gt=start, pk__lte=start + slice_ids).update(**changes)
        for start in range(0, last, slice_ids)
    )
