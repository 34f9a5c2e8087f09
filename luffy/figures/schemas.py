from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out
from luffy.core.paging import PageQuery
from luffy.core.sheets import Format
from luffy.figures.catalogue import Table, Unit

Cell = str | int | float | None


class SpanQuery(Schema):
    """Days in Shanghai, both included; by default the last thirty."""

    from_date: date | None = None
    until_date: date | None = None


class FileQuery(SpanQuery):
    format: Format = Format.CSV


Key = Annotated[str, Field(max_length=80)]


class RowsQuery(PageQuery):
    """`key`: the first cell of a row of the figure; without it all rows behind the figure."""

    from_date: date | None = None
    until_date: date | None = None
    key: Key | None = None


class RowsFileQuery(FileQuery):
    key: Key | None = None


class ColumnOut(Out):
    name: str
    label: str
    unit: Unit


class FigureSummaryOut(Out):
    name: str
    title: str


class FigureOut(Out):
    """`chart`: line, bar or stack, of the columns in `drawn`. `totals` has a number where a sum says something."""

    name: str
    title: str
    chart: str
    drawn: list[str]
    from_date: date
    until_date: date
    columns: list[ColumnOut]
    rows: list[list[Cell]]
    totals: list[Cell]


class FigureRowsOut(Out):
    columns: list[ColumnOut]
    items: list[list[Cell]]
    total: int
    page: int
    page_size: int


def column_shapes(table: Table) -> list[dict[str, Any]]:
    return [
        {"name": column.name, "label": str(column.label), "unit": column.unit} for column in table.columns
    ]
