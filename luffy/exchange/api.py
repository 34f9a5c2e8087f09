"""Tables in and out: begin an import, look how far it is, take an export, and who took what."""

from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from django.utils.translation import get_language
from ninja import File, Form, Path, Query, Router
from ninja.files import UploadedFile

from luffy.accounts.auth import allowed_to, allowed_to_with_files, caller, visit
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Action, may
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import FileThreatens, NotAllowed, TooLarge
from luffy.core.paging import Page, PageQuery, page_of
from luffy.exchange import exports, services
from luffy.exchange.errors import ImportFileRefused, ImportKeyTaken, ImportNotFound
from luffy.exchange.models import ImportRun, TableKind
from luffy.exchange.schemas import (
    AskedFormat,
    AskedImports,
    ExportItem,
    ImportIn,
    ImportItem,
    ImportOut,
    TableOut,
    import_item,
    import_shape,
)
from luffy.exchange.tables import TABLES

router = Router(tags=["exchange"], auth=allowed_to(Action.EXCHANGE_TABLES))
NumberPath = Annotated[str, Path(pattern="^[0-9A-HJKMNP-TV-Z]{26}$")]
KindPath = Annotated[TableKind, Path()]
_BYTES = {
    "responses": {
        200: {
            "description": "The file, to be saved",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


def _is_allowed(request: HttpRequest, kind: TableKind) -> bool:
    account = caller(request)
    return may(account.role, account.is_superuser, TABLES[kind].action)


def _check(request: HttpRequest, kind: TableKind) -> None:
    if not _is_allowed(request, kind):
        raise NotAllowed


@router.get("/ops/tables", response=answers(list[TableOut], NotAllowed))
def list_tables(request: HttpRequest) -> dict[str, Any]:
    """What can be brought in and out, with the columns of each."""
    tables = [
        {
            "kind": kind,
            "label": str(kind.label),
            "is_allowed": _is_allowed(request, kind),
            "columns": [
                {"key": one.key, "title": one.title, "example": one.example, "is_needed": one.is_needed}
                for one in table.columns
            ],
        }
        for kind, table in TABLES.items()
    ]
    return ok(tables)


@router.get("/ops/tables/{kind}/template", response=answers(None, NotAllowed), openapi_extra=_BYTES)
def get_template(request: HttpRequest, kind: KindPath, asked: Query[AskedFormat]) -> FileResponse:
    """A file with the columns of this kind and one row as an example."""
    _check(request, kind)
    return exports.template(kind, asked.format)


@router.get("/ops/imports", response=answers(Page[ImportItem], NotAllowed))
def list_imports(request: HttpRequest, asked: Query[AskedImports], page: Query[PageQuery]) -> dict[str, Any]:
    """Who brought in what, newest first."""
    del request
    rows = ImportRun.objects.select_related("by").defer("problems").order_by("-id")
    found = page_of(rows.filter(kind=asked.kind) if asked.kind else rows, page)
    return ok({**found, "items": [import_item(row) for row in found["items"]]})


@router.post(
    "/ops/imports",
    auth=allowed_to_with_files(Action.EXCHANGE_TABLES),
    response=answers(
        ImportOut, NotAllowed, ImportFileRefused, ImportKeyTaken, FileThreatens, TooLarge, status=202
    ),
)
def begin_import(
    request: HttpRequest, given: Form[ImportIn], file: File[UploadedFile]
) -> tuple[int, dict[str, Any]]:
    """Send a CSV or XLSX file. It is worked through by a worker: ask for its number until it has ended."""
    _check(request, given.kind)
    account = caller(request)
    wanted = services.Wanted(
        kind=given.kind, is_dry=given.is_dry, key=given.key, language=get_language() or "zh-hans"
    )
    run = services.begin(
        file, wanted, by=visit(request).by(account.pk), account_id=account.pk, now=clock.now()
    )
    return 202, ok(import_shape(run))


@router.get("/ops/imports/{number}", response=answers(ImportOut, NotAllowed, ImportNotFound))
def get_import(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """How far an import is, and which rows were refused, with line, column and reason."""
    run = ImportRun.objects.select_related("by").filter(number=number).first()
    if run is None:
        raise ImportNotFound
    _check(request, TableKind(run.kind))
    return ok(import_shape(run))


@router.get("/ops/exports", response=answers(Page[ExportItem], NotAllowed))
def list_exports(request: HttpRequest, page: Query[PageQuery]) -> dict[str, Any]:
    """Who took what, how many rows, and when."""
    del request
    found = page_of(exports.exports(), page)
    return ok({**found, "items": [_export_item(row) for row in found["items"]]})


@router.get("/ops/exports/{kind}", response=answers(None, NotAllowed), openapi_extra=_BYTES)
def get_export(request: HttpRequest, kind: KindPath, asked: Query[AskedFormat]) -> FileResponse:
    """Everything of this kind as CSV or Excel; the log says who took it."""
    _check(request, kind)
    by = visit(request).by(caller(request).pk)
    return exports.export(kind, asked.format, by=by, now=clock.now())


def _export_item(row: AuditEntry) -> dict[str, Any]:
    told = row.after or {}
    return {
        "id": row.pk,
        "what": row.subject.removeprefix("export:"),
        "format": told.get("format"),
        "rows": told.get("rows"),
        "by": row.actor.username if row.actor else None,
        "at": row.at,
    }
