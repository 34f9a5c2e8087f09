"""Which files are taken: the extension must be known, and the content must be what it says. Pure.

Nothing is decoded, unpacked or rendered here: a picture of a billion pixels or a zip of zips stays a row of bytes.

Source: docs/rules/uploads.md
"""

import codecs
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from luffy.core.files.names import extension_of

CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """A content type, and whether a file really is of it."""

    content_type: str
    fits: Callable[[BinaryIO], bool]


def kind_of(name: str, file: BinaryIO, kinds: "Mapping[str, Kind] | None" = None) -> Kind | None:
    """What the file is by its last extension and its content; None if they disagree or it is none of `kinds`."""
    kind = (KINDS if kinds is None else kinds).get(extension_of(name))
    return kind if kind and kind.fits(file) else None


def _starts(*beginnings: bytes) -> Callable[[BinaryIO], bool]:
    def fits(file: BinaryIO) -> bool:
        file.seek(0)
        return file.read(max(map(len, beginnings))).startswith(beginnings)

    return fits


def _is_text(file: BinaryIO) -> bool:
    """UTF-8 without a NUL, to the last byte."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_notebook(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(CHUNK).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _is_text(file)


def _is_zip(file: BinaryIO) -> bool:
    """By its first entry and the record at its end. The list of entries is not read: it may be very long."""
    return _starts(b"PK\x03\x04", b"PK\x05\x06")(file) and zipfile.is_zipfile(file)


def _is_docx(file: BinaryIO) -> bool:
    """A zip that names the part in which Word keeps its text."""
    return _is_zip(file) and _contains(file, b"word/document.xml")


def _is_xlsx(file: BinaryIO) -> bool:
    """A zip that names the part in which Excel keeps its sheets."""
    return _is_zip(file) and _contains(file, b"xl/workbook.xml")


def _is_plain(file: BinaryIO) -> bool:
    """Text in any encoding: no NUL."""
    file.seek(0)
    while chunk := file.read(CHUNK):
        if b"\0" in chunk:
            return False
    return True


def _contains(file: BinaryIO, wanted: bytes) -> bool:
    file.seek(0)
    rest = b""
    while chunk := file.read(CHUNK):
        if wanted in rest + chunk:
            return True
        rest = chunk[-len(wanted) + 1 :]
    return False


_TEXT = "; charset=utf-8"
# Nothing that a browser would run: no HTML, no SVG.
KINDS: Mapping[str, Kind] = {
    "pdf": Kind("application/pdf", _starts(b"%PDF-")),
    "png": Kind("image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    "jpg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "jpeg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "zip": Kind("application/zip", _is_zip),
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _is_docx),
    "txt": Kind("text/plain" + _TEXT, _is_text),
    "md": Kind("text/markdown" + _TEXT, _is_text),
    "py": Kind("text/x-python" + _TEXT, _is_text),
    "csv": Kind("text/csv" + _TEXT, _is_text),
    "ipynb": Kind("application/x-ipynb+json", _is_notebook),
}
# What office programs keep tables in. CSV in the encoding of a Chinese Excel is no UTF-8.
SHEETS: Mapping[str, Kind] = {
    "csv": Kind("text/csv", _is_plain),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _is_xlsx),
}

# An archive as Open edX exports courses.
PACKED: Mapping[str, Kind] = dict.fromkeys(("gz", "tgz"), Kind("application/gzip", _starts(b"\x1f\x8b")))
