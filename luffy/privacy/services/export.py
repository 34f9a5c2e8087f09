"""A copy of what we know of somebody: a zip of JSON files, made by the worker, kept for a week.

Source: docs/rules/privacy.md
"""

import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

import orjson
from django.core import signing
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account
from luffy.core import jobs
from luffy.core.files.keeping import new_path
from luffy.core.ids import new_number
from luffy.core.logging import get_logger
from luffy.core.sealed import SealBroken, unseal
from luffy.privacy.contents import PARTS, Part, rows_of
from luffy.privacy.errors import ExportNotFound, ExportNotReady, ExportUnderWay
from luffy.privacy.models import DataExport, ExportState

KEPT_FOR = timedelta(days=7)
NEXT_AFTER = timedelta(hours=24)
LINK_SECONDS = 600
_SALT = "luffy.privacy.export"
_IN_MEMORY_BYTES = 8 << 20

log = get_logger(__name__)


def ask(*, account_id: int, by: Actor, now: datetime) -> DataExport:
    """Have a copy made, one a day. Raises: ExportUnderWay."""
    with transaction.atomic():
        # There may be no copy yet to lock: of two who ask at once, one waits here.
        Account.objects.select_for_update(no_key=True).only("pk").get(pk=account_id)
        mine = DataExport.objects.filter(account_id=account_id)
        recent = mine.exclude(state=ExportState.FAILED).filter(requested_at__gt=now - NEXT_AFTER)
        if recent.exists() or mine.filter(state=ExportState.WAITING).exists():
            raise ExportUnderWay
        row = DataExport.objects.create(number=new_number(now), account_id=account_id, requested_at=now)
        record("data_export.asked", f"data_export:{row.number}", by=by, now=now)
        jobs.defer("privacy.make_copy", export_id=row.pk)
    return row


def make_copy(export_id: int, *, now: datetime) -> None:
    """Write the file of a copy that waits; again does nothing."""
    row = DataExport.objects.filter(pk=export_id, state=ExportState.WAITING).first()
    if row is None:
        return
    with SpooledTemporaryFile(_IN_MEMORY_BYTES) as file:
        _write(cast("IO[bytes]", file), row.account_id, now)
        size = file.tell()
        file.seek(0)
        path = default_storage.save(new_path("copies", now), File(cast("IO[bytes]", file)))
    done = {"state": ExportState.READY, "path": path, "size_bytes": size}
    waiting = DataExport.objects.filter(pk=export_id, state=ExportState.WAITING)
    if not waiting.update(**done, ready_at=now, expires_at=now + KEPT_FOR):
        # Another worker was as quick.
        default_storage.delete(path)


def link(*, account_id: int, number: str) -> str:
    """A ticket that opens the file for ten minutes. Raises: ExportNotFound, ExportNotReady."""
    row = DataExport.objects.filter(account_id=account_id, number=number).first()
    if row is None:
        raise ExportNotFound
    if row.state != ExportState.READY:
        raise ExportNotReady
    return signing.dumps(row.number, salt=_SALT)


def opened(ticket: str, *, now: datetime) -> DataExport:
    """The copy that a ticket opens; counts the download. Raises: ExportNotFound."""
    try:
        number = signing.loads(ticket, salt=_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature as error:
        raise ExportNotFound from error
    with transaction.atomic():
        ready = DataExport.objects.filter(number=number, state=ExportState.READY, expires_at__gt=now)
        if not ready.update(downloads=F("downloads") + 1):
            raise ExportNotFound
        row = ready.get()
        by = Actor("link", row.account_id)
        record("data_export.downloaded", f"data_export:{number}", by=by, now=now)
    return row


def expire(*, now: datetime) -> int:
    """Delete the files that are a week old, and close what a worker could not make; how many."""
    over = DataExport.objects.filter(state=ExportState.READY, expires_at__lte=now)
    for row in over:
        default_storage.delete(row.path)
        DataExport.objects.filter(pk=row.pk).update(state=ExportState.EXPIRED, path="", ready_at=row.ready_at)
    stuck = DataExport.objects.filter(state=ExportState.WAITING, requested_at__lte=now - NEXT_AFTER)
    failed = stuck.update(state=ExportState.FAILED)
    if failed:
        log.error("copies of people's data were not made", count=failed)
    return len(over)


def _write(file: IO[bytes], account_id: int, now: datetime) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        counts = {}
        for part in PARTS:
            rows = [_shown(part, row) for row in rows_of(part, account_id)]
            counts[part.name] = len(rows)
            archive.writestr(f"{part.name}.json", _json(rows))
        about = {"account_id": account_id, "made_at": now, "files": counts}
        archive.writestr("about.json", _json(about))


def _shown(part: Part, row: dict[str, Any]) -> dict[str, Any]:
    if part.seal is None:
        return row
    column, purpose = part.seal
    sealed = row.pop(column)
    try:
        opened_text = unseal(sealed, purpose) if sealed else ""
    except SealBroken:
        return {**row, column.replace("sealed", "").strip("_"): None}
    return {
        **row,
        column.replace("sealed", "").strip("_"): orjson.loads(opened_text) if opened_text else None,
    }


def _json(value: Any) -> bytes:
    return orjson.dumps(value, default=_plain, option=orjson.OPT_INDENT_2)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    raise TypeError(type(value).__name__)
