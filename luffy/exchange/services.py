"""A file comes in, and its rows are written, some at a time; or, in a dry run, written and taken back.

Source: docs/rules/exchange.md
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from luffy.accounts.audit import Actor, record
from luffy.core.errors import FileEmpty, FileKindRefused, LuffyError, SheetUnreadable, TooLarge
from luffy.core.files.keeping import inspect, new_path
from luffy.core.files.kinds import SHEETS
from luffy.core.ids import new_number
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.core.sheets import SheetRow, read
from luffy.core.sheets.reading import MOST_BYTES
from luffy.exchange.errors import ImportFileRefused, ImportKeyTaken
from luffy.exchange.models import ImportRun, ImportStatus, TableKind
from luffy.exchange.progress import Counted, lease, note, over
from luffy.exchange.tables import TABLES, RowRefused, Table

log = get_logger(__name__)

ROWS_AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What its sender wants done with a file. The same `key` again is the same run."""

    kind: TableKind
    is_dry: bool
    key: str
    language: str


@transaction.atomic
def begin(
    upload: "UploadedFile[Any]", wanted: Wanted, *, by: Actor, account_id: int, now: datetime
) -> ImportRun:
    """Keep the file and have it worked through; sent twice, it is one run.

    Raises:
        ImportFileRefused, FileThreatens
        ImportKeyTaken: the key was another file's.
    """
    refused = ImportFileRefused(most_megabytes=MOST_BYTES // 1024 // 1024)
    if (upload.size or 0) > MOST_BYTES:
        raise refused
    try:
        found = inspect(upload, SHEETS)
    except (FileEmpty, FileKindRefused, TooLarge) as error:
        raise refused from error
    upload.seek(0)
    run, is_new = ImportRun.objects.get_or_create(
        by_id=account_id,
        key=wanted.key,
        defaults={
            "number": new_number(now),
            "kind": wanted.kind,
            "is_dry": wanted.is_dry,
            "name": found.name,
            "sha256": found.sha256,
            "language": wanted.language,
            "made_at": now,
        },
    )
    if not is_new:
        if (run.kind, run.is_dry, run.sha256) != (wanted.kind, wanted.is_dry, found.sha256):
            raise ImportKeyTaken
        return run
    run.path = default_storage.save(new_path("imports", now), upload)
    run.save(update_fields=["path"])
    told = {"kind": wanted.kind.value, "dry": wanted.is_dry, "file": found.name, "sha256": found.sha256}
    record("import.begun", f"import:{run.number}", by=by, now=now, change=(None, told))
    defer("exchange.work_import", number=run.number)
    return run


def work(number: str, *, clock: Callable[[], datetime]) -> None:
    """Work a file through. Done by another worker at the moment, or over: nothing happens.

    Begun anew, it begins at the first row: what was written already is unchanged then. It may take minutes, so it is
    given a clock, not a moment.
    """
    run = lease(number, now=clock())
    if run is None:
        return
    with override(run.language):
        try:
            rows = _rows(run)
        except SheetUnreadable as error:
            over(run, ImportStatus.FAILED, now=clock(), failure=error.text)
        else:
            _work_through(run, rows, clock)
    _forget_file(run)


def _work_through(run: ImportRun, rows: Sequence[SheetRow], clock: Callable[[], datetime]) -> None:
    table = TABLES[TableKind(run.kind)]
    header = next((list(row.values) for row in rows if not row.problem), None)
    if header is not None and (wrong := _wrong_header(table, header)):
        over(run, ImportStatus.FAILED, now=clock(), failure=wrong)
        return
    note(run, Counted(), total=len(rows), now=clock())
    by = Actor("import", run.by_id)
    seen: dict[str, int] = {}
    for part in _parts(rows):
        counted, now = Counted(), clock()
        with transaction.atomic():
            for row in part:
                _take(table, row, counted, seen=seen, by=by, now=now)
            if run.is_dry:
                transaction.set_rollback(True)
            else:
                note(run, counted, now=now)
        if run.is_dry:
            note(run, counted, now=now)
    over(run, ImportStatus.DONE, now=clock())


def _take(
    table: Table[Any], row: SheetRow, counted: Counted, *, seen: dict[str, int], by: Actor, now: datetime
) -> None:
    """Write one row, or say why not; what it began is taken back then, and nothing else."""
    if row.problem:
        counted.refuse(row.line, "", _broken(row.problem))
        return
    try:
        parsed = table.parse(row.values)
        earlier = seen.setdefault(table.key(parsed), row.line)
        if earlier != row.line:
            raise RowRefused(_("与第 {line} 行重复").format(line=earlier))
        with transaction.atomic():
            outcome = table.write(parsed, by=by, now=now)
    except RowRefused as refused:
        counted.refuse(row.line, refused.column, refused.reason)
    except LuffyError as refused:
        counted.refuse(row.line, *_told(table, refused))
    except (IntegrityError, DataError) as error:
        log.info("a row of an import is refused by the database", error=str(error).partition("\n")[0])
        counted.refuse(row.line, "", _("与已有内容冲突"))
    else:
        counted.take(outcome)


def _told(table: Table[Any], refused: LuffyError) -> tuple[str, str]:
    """The column and the reason in a refusal of a service."""
    fields = refused.detail.get("fields")
    if isinstance(fields, dict) and fields:
        name, reasons = next(iter(fields.items()))
        return ("" if name == "__all__" else table.title_of(str(name))), " ".join(map(str, reasons))
    return "", refused.text


def _broken(problem: str) -> str:
    return _("单元格比表头多") if problem == "columns" else _("单元格内容太长")


def _wrong_header(table: Table[Any], header: list[str]) -> str:
    if unknown := table.unknown(header):
        return _("不认识的列: {columns}").format(columns="、".join(unknown))[:255]
    if missing := table.missing(header):
        return _("缺少列: {columns}").format(columns="、".join(missing))[:255]
    return ""


def _rows(run: ImportRun) -> list[SheetRow]:
    with default_storage.open(run.path) as file:
        rows = read(cast("BinaryIO", file), name=run.name)
    if not rows:
        raise SheetUnreadable(reason="empty")
    return rows


def _parts(rows: Sequence[SheetRow]) -> Iterator[Sequence[SheetRow]]:
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        yield rows[start : start + ROWS_AT_A_TIME]


def _forget_file(run: ImportRun) -> None:
    """What came in may name people; what became of it is in the run."""
    path = run.path
    ImportRun.objects.filter(pk=run.pk).update(path="")
    if path:
        default_storage.delete(path)
