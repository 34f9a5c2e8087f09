"""Tables as files for office programs: CSV and Excel (XLSX), out and in.

Writing: `write` (any rows) and `download` (the answer to a browser). Reading: `read`. No word of the business here.

Source: docs/rules/sheets.md
"""

from luffy.core.sheets.cells import Cell, harmless, plain
from luffy.core.sheets.formats import Format
from luffy.core.sheets.giving import download
from luffy.core.sheets.reading import SheetRow, read
from luffy.core.sheets.writing import write

__all__ = [
    "Cell",
    "Format",
    "SheetRow",
    "download",
    "harmless",
    "plain",
    "read",
    "write",
]
