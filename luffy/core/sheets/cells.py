"""What one cell says, so that no office program takes it for a formula. Pure.

Source: docs/rules/sheets.md
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from luffy.core.calendar import SHANGHAI

Cell = str | int | float | Decimal | bool | date | datetime | None

# Excel keeps no more of a text in one cell.
MOST_CHARACTERS = 32_767
# What makes a formula at the beginning of a cell, as keyboards write it and as East Asian ones do.
_BEGINNINGS = r"=+\-@＝＋－＠"
# Skipped by office programs before they look: white space of any width, marks without width, the byte order mark.
_BLANKS = r"[\s\u00a0\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]*"
# A tab or a line end at the very beginning is refused by itself: it can carry what follows into the next cell.
_DANGEROUS = re.compile(rf"[\t\r\n]|{_BLANKS}[{_BEGINNINGS}]")
# XML knows no such characters, and a CSV file with a NUL is taken for binary.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GUARD = "'"


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where it could be read as a formula.

    Source: docs/rules/sheets.md
    """
    kept = _UNWRITABLE.sub("", text)
    guarded = f"{_GUARD}{kept}" if _is_dangerous(kept) else kept
    return guarded[:MOST_CHARACTERS]


def plain(text: str) -> str:
    """What `harmless` was given: our own apostrophe is taken off, any other stays."""
    rest = text.removeprefix(_GUARD)
    return rest if rest != text and _is_dangerous(rest) else text


def written(value: Cell) -> str | int | float | Decimal:
    """A cell as both formats have it. Moments are in the school's time; numbers stay numbers, so that they add up."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value


def written_row(values: Iterable[Cell]) -> list[str | int | float | Decimal]:
    return [written(value) for value in values]


def _is_dangerous(text: str) -> bool:
    # An apostrophe of the text's own before a formula: without a second one it would be taken for ours.
    bare = text.removeprefix(_GUARD)
    return _DANGEROUS.match(text) is not None or (bare != text and _is_dangerous(bare))
