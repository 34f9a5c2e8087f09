"""How the school does: figures over days, the rows behind them, and both as files. For operators."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.sheets import Format, download
from luffy.exchange.exports import note_export
from luffy.figures import queries
from luffy.figures.catalogue import FIGURES, Table
from luffy.figures.errors import FigureNotFound, RangeRefused
from luffy.figures.schemas import (
    FigureOut,
    FigureRowsOut,
    FigureSummaryOut,
    FileQuery,
    RowsFileQuery,
    RowsQuery,
    SpanQuery,
    column_shapes,
)
from luffy.figures.span import Span, span_of

router = Router(tags=["figures"])
lookers = allowed_to(Action.SEE_FIGURES)
NamePath = Annotated[str, Path(max_length=40)]
REFUSED = (NotAllowed, FigureNotFound, RangeRefused)
FILE = {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/ops/figures", auth=lookers, response=answers(list[FigureSummaryOut], NotAllowed))
def ops_figures(request: HttpRequest) -> dict[str, Any]:
    """Which figures there are, in the order in which a page shows them."""
    del request
    return ok([{"name": name, "title": str(figure.title)} for name, figure in FIGURES.items()])


@router.get("/ops/figures/{name}", auth=lookers, response=answers(FigureOut, *REFUSED))
def ops_figure(request: HttpRequest, name: NamePath, asked: Query[SpanQuery]) -> dict[str, Any]:
    """One figure over some days, as a table and how to draw it."""
    del request
    figure, now = queries.figure(name), clock.now()
    span = span_of(asked.from_date, asked.until_date, now=now)
    rows = queries.rows_of(name, span, now=now)
    return ok(
        {
            "name": name,
            "title": str(figure.title),
            "chart": figure.chart,
            "drawn": figure.drawn,
            "from_date": span.from_date,
            "until_date": span.until_date,
            "columns": column_shapes(figure),
            "rows": [_plain(row) for row in rows],
            "totals": queries.totals(figure, rows),
        }
    )


@router.get("/ops/figures/{name}/rows", auth=lookers, response=answers(FigureRowsOut, *REFUSED))
def ops_figure_rows(request: HttpRequest, name: NamePath, asked: Query[RowsQuery]) -> dict[str, Any]:
    """What a figure, or one row of it, is made of."""
    del request
    table = queries.figure(name).behind
    span = span_of(asked.from_date, asked.until_date, now=clock.now())
    key = _known_key(name, asked.key)
    total = queries.count_behind(name, span, key)
    rows = queries.behind(name, span, key, start=asked.start, stop=asked.stop) if asked.start < total else []
    return ok(
        {
            "columns": column_shapes(table),
            "items": [_plain(row) for row in rows],
            "total": total,
            "page": asked.page,
            "page_size": asked.page_size,
        }
    )


@router.get(
    "/ops/figures/{name}/file",
    auth=lookers,
    response=answers(None, *REFUSED),
    openapi_extra={"responses": FILE},
)
def ops_figure_file(request: HttpRequest, name: NamePath, asked: Query[FileQuery]) -> FileResponse:
    """A figure as CSV or Excel. Leaves an audit row."""
    now = clock.now()
    span = span_of(asked.from_date, asked.until_date, now=now)
    rows = queries.rows_of(name, span, now=now)
    return _file(request, name, queries.figure(name), rows, (span, asked.format))


@router.get(
    "/ops/figures/{name}/rows/file",
    auth=lookers,
    response=answers(None, *REFUSED),
    openapi_extra={"responses": FILE},
)
def ops_figure_rows_file(request: HttpRequest, name: NamePath, asked: Query[RowsFileQuery]) -> FileResponse:
    """The rows behind a figure as CSV or Excel, 50,000 at most. Leaves an audit row."""
    span = span_of(asked.from_date, asked.until_date, now=clock.now())
    table = queries.figure(name).behind
    rows = queries.behind(name, span, _known_key(name, asked.key))
    return _file(request, f"{name}-rows", table, rows, (span, asked.format))


def _file(
    request: HttpRequest, name: str, table: Table, rows: Sequence[queries.Row], how: tuple[Span, Format]
) -> FileResponse:
    span, to = how
    header = [str(column.label) for column in table.columns]
    answer, count = download(
        f"luffy-{name}-{span.from_date}-{span.until_date}", to=to, header=header, rows=rows
    )
    part = {"from": str(span.from_date), "until": str(span.until_date)}
    by = visit(request).by(caller(request).pk)
    note_export(name, to, count, by=by, now=clock.now(), part=part)
    return answer


def _known_key(name: str, key: str | None) -> str | None:
    """A key that can be asked for: of figures by day it has to be a day. Raises: FigureNotFound."""
    if key is None or queries.figure(name).columns[0].name != "day":
        return key
    try:
        return date.fromisoformat(key).isoformat()
    except ValueError as error:
        raise FigureNotFound from error


def _plain(row: queries.Row) -> list[Any]:
    return [cell.isoformat() if isinstance(cell, date | datetime) else cell for cell in row]
