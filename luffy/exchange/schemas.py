"""What imports and exports look like from outside."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.sheets import Format
from luffy.exchange.models import ImportRun, ImportStatus, TableKind

ImportKey = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{8,64}$")]


class ImportIn(Schema):
    """The fields beside the file. `key`: sent twice, it is one run."""

    kind: TableKind
    key: ImportKey
    is_dry: bool = True


class AskedFormat(Schema):
    format: Format = Format.CSV


class AskedImports(Schema):
    kind: TableKind | None = None


class ImportProblemOut(Out):
    line: int
    column: str
    reason: str


class ImportItem(Out):
    number: str
    kind: TableKind
    is_dry: bool
    status: ImportStatus
    name: str
    by: str
    total: int
    done: int
    created: int
    changed: int
    unchanged: int
    refused: int
    failure: str
    made_at: datetime
    ended_at: datetime | None


class ImportOut(ImportItem):
    # The first of those that were refused.
    problems: list[ImportProblemOut]


class TableColumnOut(Out):
    key: str
    title: str
    example: str
    is_needed: bool


class TableOut(Out):
    kind: TableKind
    label: str
    # Whether the caller may bring it in and out.
    is_allowed: bool
    columns: list[TableColumnOut]


class ExportItem(Out):
    id: int
    what: str
    format: Format
    rows: Annotated[int, Field(ge=0)]
    by: str | None
    at: datetime


def import_item(run: ImportRun) -> dict[str, Any]:
    """A run in the shape of `ImportItem`; its account must be loaded."""
    names = [name for name in ImportItem.model_fields if name != "by"]
    return {**{name: getattr(run, name) for name in names}, "by": run.by.username}


def import_shape(run: ImportRun) -> dict[str, Any]:
    return {**import_item(run), "problems": run.problems}
