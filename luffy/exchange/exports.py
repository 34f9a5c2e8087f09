"""A whole table as a file, and who took it: each export leaves an audit row.

Source: docs/rules/exchange.md
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import AuditEntry
from luffy.core.calendar import day_of
from luffy.core.sheets import Cell, Format, download
from luffy.exchange.models import TableKind
from luffy.exchange.tables import TABLES

MADE = "export.made"
MOST_ROWS = 100_000


@transaction.atomic
def export(kind: TableKind, to: Format, *, by: Actor, now: datetime) -> FileResponse:
    """Everything of a kind, at most 100 000 rows, as one moment had it. No row is given out without the log's."""
    table = TABLES[kind]
    header = [column.title for column in table.columns]
    rows = islice(table.rows(), MOST_ROWS)
    answer, count = download(f"luffy-{kind.value}-{day_of(now)}", to=to, header=header, rows=rows)
    note_export(kind.value, to, count, by=by, now=now)
    return answer


def note_export(
    what: str, to: Format, rows: int, *, by: Actor, now: datetime, part: Mapping[str, str] | None = None
) -> None:
    """Write down who took what, in which format, and how many rows of it; `part`: which part of it."""
    told = {**(part or {}), "format": to.value, "rows": rows}
    record(MADE, f"export:{what}", by=by, now=now, change=(None, told))


def template(kind: TableKind, to: Format) -> FileResponse:
    """The header, and a row that shows how it is filled in."""
    columns = TABLES[kind].columns
    examples: Iterator[Sequence[Cell]] = iter([[column.example for column in columns]])
    header = [column.title for column in columns]
    answer, _count = download(f"luffy-{kind.value}-template", to=to, header=header, rows=examples)
    return answer


def exports() -> QuerySet[AuditEntry]:
    """Who took what, newest first."""
    return AuditEntry.objects.filter(action=MADE).select_related("actor").order_by("-id")
