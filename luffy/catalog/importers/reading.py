"""Files into rows of texts. Whatever one line holds, the next one is still read."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson

# One line, and one quoted field over several lines, may be this large; no course needs a tenth of it.
LONGEST_LINE_BYTES = 262_144
MOST_LINES_OF_A_ROW = 100
csv.field_size_limit(LONGEST_LINE_BYTES)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its values, or why it cannot be read."""

    line: int
    values: dict[str, Any] | None
    problem: str = ""
    # How far into the file it ends.
    bytes_read: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    is_too_long: bool
    bytes_read: int


def read(path: Path) -> Iterator[Row]:
    """The rows of a CSV file with a header, or of a JSON Lines file: what begins with `{` is the latter."""
    with path.open("rb") as file:
        yield from rows_of(file)


def rows_of(file: BinaryIO) -> Iterator[Row]:
    """The same of a file that is open already."""
    lines = _lines(file)
    first = next((line for line in lines if line.text.strip()), None)
    if first is None:
        return
    if first.text.lstrip().startswith("{"):
        yield from _json_rows(first, lines)
    else:
        yield from _csv_rows(first, lines)


def _lines(file: BinaryIO) -> Iterator[_Line]:
    """Lines as text; bytes that are no UTF-8 are kept as lone surrogates, to be refused with their row."""
    position = number = 0
    while chunk := file.readline(LONGEST_LINE_BYTES):
        number += 1
        position += len(chunk)
        is_too_long = not chunk.endswith(b"\n") and len(chunk) == LONGEST_LINE_BYTES
        rest = chunk if is_too_long else b""
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE_BYTES)
            position += len(rest)
        text = "" if is_too_long else chunk.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
        yield _Line(number, text, is_too_long, position)


def _json_rows(first: _Line, lines: Iterator[_Line]) -> Iterator[Row]:
    waiting = deque([first])
    while line := waiting.popleft() if waiting else next(lines, None):
        if line.is_too_long:
            yield _refused(line, _TOO_LONG)
        elif line.text.strip():
            yield _json_row(line)


def _json_row(line: _Line) -> Row:
    if _is_broken(line.text):
        return _refused(line, _NOT_UTF8)
    try:
        values = orjson.loads(line.text)
    except orjson.JSONDecodeError as error:
        return _refused(line, f"is no JSON: {error.msg}")
    if not isinstance(values, dict):
        return _refused(line, "is no JSON object")
    return Row(line.number, values, bytes_read=line.bytes_read)


def _csv_rows(first: _Line, lines: Iterator[_Line]) -> Iterator[Row]:
    header = [name.strip() for name in next(csv.reader([first.text]))]
    window: deque[_Line] = deque()
    while True:
        window.extend(islice(lines, MOST_LINES_OF_A_ROW - len(window)))
        if not window:
            return
        row, used = _csv_row(header, window)
        for _ in range(used):
            window.popleft()
        if row is not None:
            yield row


def _csv_row(header: list[str], window: deque[_Line]) -> tuple[Row | None, int]:
    """The row at the window's beginning (None: a blank line) and how many lines it takes.

    A quotation mark that is never closed would swallow the rows after it, so a row that makes no sense costs
    one line only.
    """
    start = window[0]
    if start.is_too_long:
        return _refused(start, _TOO_LONG), 1
    reader = csv.reader((line.text for line in window), strict=True)
    try:
        values = next(reader)
    except csv.Error as error:
        return _refused(start, f"is no CSV: {error}"), 1
    if not values:
        return None, 1
    if len(values) != len(header):
        return _refused(start, f"has {len(values)} columns where the header has {len(header)}"), 1
    if any(map(_is_broken, values)):
        return _refused(start, _NOT_UTF8), reader.line_num
    last = window[reader.line_num - 1]
    values_by_name = dict(zip(header, values, strict=True))
    return Row(start.number, values_by_name, bytes_read=last.bytes_read), reader.line_num


_TOO_LONG = f"is longer than {LONGEST_LINE_BYTES} bytes"
_NOT_UTF8 = "is not UTF-8"


def _refused(line: _Line, problem: str) -> Row:
    return Row(line.number, None, problem, line.bytes_read)


def _is_broken(text: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in text)
