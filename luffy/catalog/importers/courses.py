"""Courses from a file into the catalogue, a batch a transaction; the same file twice changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, connection, transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog.cache import bump_version
from luffy.catalog.importers.reading import read
from luffy.catalog.importers.report import Remark, Report
from luffy.catalog.importers.rows import Numbered, parsed
from luffy.catalog.importers.writing import BatchWriter

BATCH_ROWS = 500
# Dollar prices of the public data set become yuan at this many fen a dollar.
FEN_PER_USD = 720
_IMPORT_LOCK = 0x10FF7_1301


def run(
    path: Path,
    *,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
    now: datetime,
    fen_per_usd: int = FEN_PER_USD,
    limit: int | None = None,
) -> Report:
    """Import the courses of a file (docs/import.md), at most `limit` rows of it.

    `progress` is called with the bytes read and the size of the file. A row that cannot be taken is in the
    report with its line number and the reason; the others are taken all the same.
    """
    report = Report()
    rows = islice(_Reader(path, report, progress, fen_per_usd), limit)
    while batch := list(islice(rows, BATCH_ROWS)):
        _write(batch, report, now)
    counts = {"created": report.created, "changed": report.changed, "refused": len(report.refused)}
    record("catalogue.import", f"file:{path.name}"[:80], by=Actor("import"), now=now, change=(None, counts))
    return report


class _Reader(Iterator[Numbered]):
    """The rows that are worth writing; the others are remarked upon."""

    def __init__(
        self, path: Path, report: Report, progress: Callable[[int, int], object], fen_per_usd: int
    ) -> None:
        self.rows = read(path)
        self.report = report
        self.progress = progress
        self.size = path.stat().st_size
        self.fen_per_usd = fen_per_usd
        self.by_key: dict[str, Numbered] = {}
        self.by_name: dict[str, Numbered] = {}

    def __next__(self) -> Numbered:
        for row in self.rows:
            self.progress(row.bytes_read, self.size)
            if row.values is None:
                self.report.refused.append(Remark(row.line, row.problem))
                continue
            try:
                numbered = Numbered(row.line, parsed(row.values, fen_per_usd=self.fen_per_usd))
            except ValueError as error:
                self.report.refused.append(Remark(row.line, str(error)))
                continue
            if self._is_new(numbered):
                return numbered
        self.progress(self.size, self.size)
        raise StopIteration

    def _is_new(self, numbered: Numbered) -> bool:
        """Whether no earlier row of the file has this id or this name."""
        line, row = numbered
        earlier = self.by_key.get(row.source_key)
        if earlier is not None and earlier.row == row:
            self.report.repeated.append(Remark(line, f"the same as line {earlier.line}"))
            return False
        if earlier is not None:
            reason = f"source_id: {row.source_id} is on line {earlier.line} already, with other content"
            self.report.refused.append(Remark(line, reason))
            return False
        namesake = self.by_name.get(row.name)
        if namesake is not None:
            reason = f"name: is on line {namesake.line} already, as another course"
            self.report.refused.append(Remark(line, reason))
            return False
        self.by_key[row.source_key] = self.by_name[row.name] = numbered
        return True


def _write(batch: Sequence[Numbered], report: Report, now: datetime) -> None:
    """Write a batch, all or none; if the database refuses it, its halves, down to the row at fault."""
    try:
        with transaction.atomic():
            _one_import_at_a_time()
            outcome = BatchWriter(now).write(batch)
            bump_version()
    except (IntegrityError, DataError) as error:
        if len(batch) == 1:
            reason = str(error).partition("\n")[0]
            report.refused.append(Remark(batch[0].line, f"the database refuses it: {reason}"))
            return
        middle = len(batch) // 2
        _write(batch[:middle], report, now)
        _write(batch[middle:], report, now)
        return
    report.created += outcome.created
    report.changed += outcome.changed
    report.unchanged += outcome.unchanged
    report.refused += outcome.refused


def _one_import_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])
