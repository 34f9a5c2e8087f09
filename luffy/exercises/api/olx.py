"""Courses of Open edX, sent as a file by who edits the catalogue."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from luffy.accounts.auth import allowed_to_with_files, caller, visit
from luffy.accounts.permissions import Action
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import FileEmpty, FileKindRefused, FileThreatens, NotAllowed, TooLarge
from luffy.exercises import olx
from luffy.exercises.errors import OlxUnreadable
from luffy.exercises.schemas_olx import OlxImportIn, OlxImportOut

router = Router(tags=["question bank"])
IMPORTS = Limit("olx:account", 30, seconds=600)
MOST_GAPS = 1_000


@router.post(
    "/ops/import-olx",
    auth=allowed_to_with_files(Action.EDIT_CATALOGUE),
    response=answers(
        OlxImportOut, NotAllowed, OlxUnreadable, FileEmpty, FileKindRefused, FileThreatens, TooLarge
    ),
)
def import_olx(request: HttpRequest, given: Form[OlxImportIn], file: File[UploadedFile]) -> dict[str, Any]:
    """Import the course of an Open edX export (`.tar.gz`); `dry_run` only tells. For operators."""
    account = caller(request)
    take(IMPORTS, str(account.pk))
    report = olx.run_upload(file, dry_run=given.dry_run, by=visit(request).by(account.pk), now=clock.now())
    told = report.told(olx.in_words)
    counts = [{"kind": kind, "count": count} for kind, count in report.gap_counts().items()]
    return ok(
        {**told, "gaps": told["gaps"][:MOST_GAPS], "gap_counts": counts, "gaps_in_all": len(report.gaps)}
    )
