"""Files into rows of texts, within bounds. Whatever one row holds, the next one is still read.

Source: docs/rules/sheets.md
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from luffy.core.errors import SheetUnreadable
from luffy.core.files.names import extension_of
from luffy.core.sheets.cells import MOST_CHARACTERS, plain

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED_BYTES = 64 * 1024 * 1024
MOST_COLUMNS = 60
# Lines of the file, blank ones too.
MOST_LINES = 20_001
_XLSX_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the header: its texts by column, or why it has none."""

    # Counted from 1, the header included: what the office program shows at its side.
    line: int
    values: dict[str, str]
    # `columns`: more cells than the header; `long`: a cell with more text than a cell may have.
    problem: str = ""


def read(file: BinaryIO, *, name: str) -> list[SheetRow]:
    """The rows of a CSV or XLSX file whose first row names the columns; blank rows are left out.

    Apostrophes that `harmless` put before a text are taken off again.

    Raises:
        SheetUnreadable
    """
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    if not size:
        raise SheetUnreadable(reason="empty")
    if size > MOST_BYTES:
        raise SheetUnreadable(reason="size")
    beginning = file.read(4)
    file.seek(0)
    is_book = beginning == _XLSX_MAGIC
    if extension_of(name) not in {"csv", "xlsx"} or is_book != (extension_of(name) == "xlsx"):
        raise SheetUnreadable(reason="kind")
    lines = _book_lines(file) if is_book else _csv_lines(file)
    header = _header(lines)
    rows = list(_rows(header, islice(lines, MOST_LINES - 1)))
    if next(lines, None) is not None:
        raise SheetUnreadable(reason="rows")
    return rows


_Lines = Iterator[tuple[int, Sequence[Any]]]


def _header(lines: _Lines) -> list[str]:
    try:
        _number, cells = next(lines)
    except StopIteration:
        raise SheetUnreadable(reason="empty") from None
    names = [_text(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise SheetUnreadable(reason="columns")
    if not names or "" in names or len(set(names)) != len(names):
        raise SheetUnreadable(reason="header")
    return names


def _rows(header: list[str], lines: _Lines) -> Iterator[SheetRow]:
    for number, cells in lines:
        texts = [_text(cell) for cell in cells]
        if not any(text.strip() for text in texts):
            continue
        if any(text.strip() for text in texts[len(header) :]):
            yield SheetRow(number, {}, "columns")
        elif any(len(text) > MOST_CHARACTERS for text in texts):
            yield SheetRow(number, {}, "long")
        else:
            yield SheetRow(number, {column: plain(text) for column, text in zip(header, texts, strict=False)})


def _text(cell: Any) -> str:
    """A cell as text, whole numbers without `.0`, days and moments as ISO has them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if is_day else cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _csv_lines(file: BinaryIO) -> _Lines:
    text = _decoded(file.read())
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells[: MOST_COLUMNS * 2]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise SheetUnreadable(reason="broken", line=begins) from error


def _decoded(content: bytes) -> str:
    """UTF-8; or GB 18030, in which Excel saves CSV on Chinese machines."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = codecs.decode(content, encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise SheetUnreadable(reason="encoding")


def _book_lines(file: BinaryIO) -> _Lines:
    _refuse_bombs(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What the file says of its own size is not believed: a cell at the far corner would make a million blanks.
        sheet.reset_dimensions()
        yield from enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1)
    except (InvalidFileException, KeyError, IndexError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise SheetUnreadable(reason="broken") from error


def _refuse_bombs(file: BinaryIO) -> None:
    """Look at how large the parts say they are, and how many there are, before one is unpacked."""
    try:
        with zipfile.ZipFile(file) as pack:
            parts = list(islice(pack.infolist(), 1001))
    except zipfile.BadZipFile as error:
        raise SheetUnreadable(reason="broken") from error
    if len(parts) > 1000 or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise SheetUnreadable(reason="size")
    file.seek(0)
