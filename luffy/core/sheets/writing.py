"""Rows into a file, one at a time: a long table needs no more memory than a short one.

Source: docs/rules/sheets.md
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from luffy.core.sheets.cells import Cell, harmless, written_row
from luffy.core.sheets.formats import Format


def write(
    file: BinaryIO,
    *,
    to: Format,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
) -> int:
    """Write header and rows to `file`; how many rows there were, the header not counted."""
    return _write_csv(file, header, rows) if to is Format.CSV else _write_xlsx(file, header, rows)


def _write_csv(file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    # Excel takes a file without this mark for the encoding of its country.
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(written_row(header))
    count = 0
    for row in rows:
        writer.writerow(written_row(row))
        count += 1
    text.flush()
    text.detach()
    return count


def _write_xlsx(file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Luffy")
    sheet.freeze_panes = "A2"
    titles = []
    for title in header:
        cell = WriteOnlyCell(sheet, value=harmless(title))
        cell.font = Font(bold=True)
        titles.append(cell)
    sheet.append(titles)
    count = 0
    for row in rows:
        sheet.append(written_row(row))
        count += 1
    book.save(file)
    return count
