"""What is known of a file before it is kept, and where it lies then.

Source: docs/rules/uploads.md
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from luffy.core.calendar import day_of
from luffy.core.errors import FileEmpty, FileKindRefused, FileThreatens, TooLarge
from luffy.core.files.kinds import CHUNK, KINDS, Kind, kind_of
from luffy.core.files.names import clean_name
from luffy.core.files.scan import scanner
from luffy.core.logging import get_logger

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What an upload is. `content_type` is ours: what the sender said of it is not believed."""

    name: str
    content_type: str
    size: int
    sha256: str


def inspect(upload: "UploadedFile[Any]", kinds: Mapping[str, Kind] = KINDS) -> Found:
    """Look at an upload, and rewind it.

    Raises:
        FileEmpty, FileKindRefused, FileThreatens
        TooLarge: usually told earlier, while it streamed.
    """
    name, size = clean_name(upload.name or ""), upload.size or 0
    file = cast("BinaryIO", upload.file)
    if not size:
        raise FileEmpty
    if size > settings.UPLOAD_MAX_BYTES:
        raise TooLarge(most_bytes=settings.UPLOAD_MAX_BYTES)
    kind = kind_of(name, file, kinds)
    if kind is None:
        raise FileKindRefused(kinds=", ".join(kinds))
    _scan(file, name)
    digest = _digest(file)
    file.seek(0)
    return Found(name, kind.content_type, size, digest)


def new_path(folder: str, now: datetime) -> str:
    """A place that nobody can guess and that tells nothing of the file."""
    return f"{folder}/{day_of(now):%Y/%m}/{secrets.token_urlsafe(24)}"


def _scan(file: BinaryIO, name: str) -> None:
    found = scanner()
    if found is None:
        return
    file.seek(0)
    threat = found.threat_in(file, name)
    if threat:
        log.warning("an upload was refused by the scanner", name=name, threat=threat)
        raise FileThreatens


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
