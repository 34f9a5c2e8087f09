"""Asking the questions: nothing can be written meanwhile, and all of one answer is of one moment.

Source: docs/rules/figures.md
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from redis import RedisError

from luffy.core.calendar import SHANGHAI, day_of
from luffy.core.logging import get_logger
from luffy.figures.catalogue import FIGURES, Figure, Table
from luffy.figures.errors import FigureNotFound
from luffy.figures.models import FunnelDay
from luffy.figures.span import Span
from luffy.orders import footprints
from luffy.wallet.models import OWN

Row = tuple[Any, ...]
log = get_logger(__name__)
# No more rows behind a figure are listed or exported than that.
MOST_ROWS = 50_000


def figure(name: str) -> Figure:
    """Raises: FigureNotFound."""
    found = FIGURES.get(name)
    if found is None:
        raise FigureNotFound
    return found


def rows_of(name: str, span: Span, *, now: datetime) -> list[Row]:
    """The rows of a figure. Raises: FigureNotFound."""
    table = figure(name)
    return _ask(table.sql, _parameters(span, counted=_counted(name, span, now)))


def behind(name: str, span: Span, key: str | None, *, start: int = 0, stop: int = MOST_ROWS) -> list[Row]:
    """What one row of a figure is made of, or all of it. Raises: FigureNotFound."""
    table = figure(name).behind
    limits = {"offset": start, "limit": stop - start}
    return _ask(f"{table.sql} OFFSET %(offset)s LIMIT %(limit)s", {**_parameters(span, key=key), **limits})


def count_behind(name: str, span: Span, key: str | None) -> int:
    """How many rows there are. Raises: FigureNotFound."""
    sql = figure(name).behind.sql
    ((count,),) = _ask(f"SELECT count(*) FROM ({sql}) AS behind", _parameters(span, key=key))  # noqa: S608 - only our own words are formatted in
    return min(int(count), MOST_ROWS)


def totals(table: Table, rows: Sequence[Row]) -> list[Any]:
    """The sum of each column of which one says something; null for the others."""
    return [
        _sum([row[place] for row in rows]) if column.adds else None
        for place, column in enumerate(table.columns)
    ]


def _sum(values: Sequence[int | float]) -> int | float:
    """Hours come in tenths, and 1.2 + 2.4 is to be 3.6."""
    return round(sum(values), 1) if any(isinstance(value, float) for value in values) else sum(values)


def funnel(days: Sequence[date], *, today: date) -> dict[date, tuple[int, int]]:
    """People in the cart and at the settlement, by day: as kept, and of the last days as Valkey has it now."""
    kept = {
        row.day: (row.carts, row.settlements)
        for row in FunnelDay.objects.filter(day__in=list(days), day__lt=today)
    }
    open_days = [day for day in days if day not in kept and today - timedelta(days=39) <= day <= today]
    try:
        found = dict(zip(open_days, footprints.counts(open_days), strict=True)) if open_days else {}
    except RedisError as error:
        log.warning("the conversion lacks its first steps", error=type(error).__name__)
        found = {}
    return {**kept, **{day: counts for day, counts in found.items() if day == today or any(counts)}}


def _counted(name: str, span: Span, now: datetime) -> str:
    if name != "conversion-by-day":
        return "[]"
    length = (span.until_date - span.from_date).days + 1
    days = [span.from_date + timedelta(days=nth) for nth in range(length)]
    counts = funnel(days, today=day_of(now))
    return orjson.dumps(
        [
            {"day": day, "carts": carts, "settlements": settlements}
            for day, (carts, settlements) in counts.items()
        ]
    ).decode()


def _parameters(span: Span, **more: Any) -> dict[str, Any]:
    return {
        "begins_at": span.begins_at,
        "ends_at": span.ends_at,
        "from_date": span.from_date,
        "until_date": span.until_date,
        "zone": str(SHANGHAI),
        "own": [kind.value for kind in OWN],
        "fen_per_berry": settings.FEN_PER_BERRY,
        "grading_hours": settings.GRADING_HOURS,
        **more,
    }


def _ask(sql: str, parameters: dict[str, Any]) -> list[Row]:
    with _reading(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[Row] = cursor.fetchall()
    return found


@contextmanager
def _reading() -> Iterator[None]:
    """A transaction in which nothing can be written; afterwards it is as if it had not been."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        yield
        transaction.set_rollback(True)
