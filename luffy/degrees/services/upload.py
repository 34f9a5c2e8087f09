"""Files for homework and for notes of talks come in, and go again if nothing is done with them.

A row is written before its file and deleted after it: whatever dies in between, no file is without a row.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet

from luffy.accounts.models import Account
from luffy.core.files.keeping import Found, inspect, new_path
from luffy.core.logging import get_logger
from luffy.degrees.errors import EnrolmentNotFound, UploadNotFound, UploadQuotaReached
from luffy.degrees.models import ACTIVE, EnrolledDegreeCourse, FollowUpFile, KeptFile, SubmissionFile
from luffy.degrees.queries.uploads import used_by, waiting_for_talk, waiting_of

log = get_logger(__name__)
F = TypeVar("F", bound=KeptFile)
MOST_FILES = 10  # of one hand-in, of one talk
FOLDERS: dict[type[KeptFile], str] = {SubmissionFile: "homework", FollowUpFile: "talks"}
# Of what was uploaded and never handed in; of what was begun and never stored.
KEEP_WAITING, KEEP_BEGUN = timedelta(days=30), timedelta(days=1)
BATCH = 1000


def keep(*, account_id: int, upload: "UploadedFile[Any]", now: datetime) -> SubmissionFile:
    """Keep a file for a later hand-in.

    Raises:
        EnrolmentNotFound: she studies no degree, and has nothing to hand in.
        FileEmpty, FileKindRefused, FileThreatens, TooLarge, UploadQuotaReached
    Source: docs/rules/uploads.md
    """
    if not EnrolledDegreeCourse.objects.filter(account_id=account_id, study_status__in=ACTIVE).exists():
        raise EnrolmentNotFound
    return _stored(SubmissionFile, account_id, upload, now)


def keep_for_talk(*, account_id: int, upload: "UploadedFile[Any]", now: datetime) -> FollowUpFile:
    """Keep a file, a screenshot perhaps, for a talk that will be noted.

    Raises:
        FileEmpty, FileKindRefused, FileThreatens, TooLarge, UploadQuotaReached
    Source: docs/rules/uploads.md
    """
    return _stored(FollowUpFile, account_id, upload, now)


def _stored(model: type[F], account_id: int, upload: "UploadedFile[Any]", now: datetime) -> F:
    row = _reserve(model, account_id, inspect(upload), now)
    try:
        default_storage.save(row.path, upload)
    except BaseException:
        row.delete()
        raise
    row.is_stored = True
    row.save(update_fields=["is_stored"])
    return row


@transaction.atomic
def _reserve(model: type[F], account_id: int, found: Found, now: datetime) -> F:
    """Raises: UploadQuotaReached. The account's row is locked, so that many at once do not pass the limit."""
    Account.objects.select_for_update(no_key=True).get(pk=account_id)
    files, used_bytes = used_by(account_id)
    most_files, most_bytes = settings.UPLOAD_ACCOUNT_FILES, settings.UPLOAD_ACCOUNT_BYTES
    if files >= most_files or used_bytes + found.size > most_bytes:
        raise UploadQuotaReached(
            most_files=most_files, most_bytes=most_bytes, most_megabytes=most_bytes // 1024**2
        )
    return model.objects.create(
        account_id=account_id,
        path=new_path(FOLDERS[model], now),
        name=found.name,
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        uploaded_at=now,
    )


def forget(*, account_id: int, file_id: int) -> None:
    """Delete a file of hers that was not handed in. Raises: UploadNotFound."""
    # One statement takes it away from hand-ins that happen meanwhile.
    if not waiting_of(account_id).filter(pk=file_id).update(is_stored=False):
        raise UploadNotFound
    _remove(SubmissionFile.objects.get(pk=file_id))


def forget_for_talk(*, account_id: int, file_id: int) -> None:
    """Delete a file of hers that no talk was noted with. Raises: UploadNotFound."""
    if not waiting_for_talk(account_id).filter(pk=file_id).update(is_stored=False):
        raise UploadNotFound
    _remove(FollowUpFile.objects.get(pk=file_id))


def forget_abandoned(*, now: datetime) -> int:
    """Delete what was uploaded long ago and never used, and what was never stored whole."""
    handed_in = SubmissionFile.objects.filter(submission__isnull=True)
    return _forget_old(handed_in, now) + _forget_old(FollowUpFile.objects.filter(follow_up__isnull=True), now)


def _forget_old(never: "QuerySet[F]", now: datetime) -> int:
    old = never.filter(
        Q(is_stored=True, uploaded_at__lt=now - KEEP_WAITING)
        | Q(is_stored=False, uploaded_at__lt=now - KEEP_BEGUN)
    )
    removed = 0
    for file in old.order_by("pk")[:BATCH]:
        # Handed in since it was read, perhaps.
        if never.filter(pk=file.pk).update(is_stored=False):
            try:
                _remove(file)
                removed += 1
            except Exception:
                log.exception("an abandoned file cannot be deleted", file_id=file.pk)
    return removed


def _remove(file: KeptFile) -> None:
    """The file first: should it fail, the row stays and the nightly job tries again."""
    default_storage.delete(file.path)
    file.delete()
