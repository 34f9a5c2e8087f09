"""An export that an operator sends.

Source: docs/import-olx.md
"""

from datetime import datetime
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from luffy.accounts.audit import Actor
from luffy.core.files.keeping import inspect
from luffy.core.files.kinds import PACKED
from luffy.exercises.errors import OlxUnreadable
from luffy.exercises.olx.report import OlxReport
from luffy.exercises.olx.run import bring_in
from luffy.exercises.olx.source import Unreadable, open_archive
from luffy.exercises.olx.words import in_words


def run_upload(upload: "UploadedFile[Any]", *, dry_run: bool, by: Actor, now: datetime) -> OlxReport:
    """Import the course of a `.tar.gz`; nothing of the file is kept.

    Raises:
        FileEmpty, FileKindRefused, FileThreatens, TooLarge
        OlxUnreadable: it is no export, holds far more than it seems to, or another course has its name.
    """
    found = inspect(upload, PACKED)
    try:
        files = open_archive(cast("BinaryIO", upload.file), found.size)
        return bring_in(files, dry_run=dry_run, by=by, now=now)
    except Unreadable as problem:
        raise OlxUnreadable(reason=in_words(problem)) from problem
