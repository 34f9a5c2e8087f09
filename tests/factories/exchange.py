"""Tables that come in."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.exchange import services
from luffy.exchange.models import ImportRun, TableKind

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
_numbers = count(1)


def as_csv(*rows: Sequence[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def begun(
    by: Account, kind: TableKind, content: bytes, *, is_dry: bool = False, name: str = "t.csv", key: str = ""
) -> ImportRun:
    """A run that waits for its worker."""
    wanted = services.Wanted(
        kind=kind, is_dry=is_dry, key=key or f"key-{next(_numbers):06}", language="zh-hans"
    )
    upload = SimpleUploadedFile(name, content)
    return services.begin(upload, wanted, by=Actor("test", by.pk), account_id=by.pk, now=NOW)


def imported(by: Account, kind: TableKind, *rows: Sequence[object], is_dry: bool = False) -> ImportRun:
    """A run that is over."""
    run = begun(by, kind, as_csv(*rows), is_dry=is_dry)
    services.work(run.number, clock=lambda: NOW)
    run.refresh_from_db()
    return run
