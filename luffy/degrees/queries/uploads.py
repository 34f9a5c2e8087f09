"""Files that were uploaded: not used yet, or with a hand-in or the note of a talk."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet, Sum

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, may
from luffy.degrees.errors import UploadNotFound
from luffy.degrees.models import FollowUpFile, KeptFile, SubmissionFile
from luffy.degrees.schemas_homework import FileOut

_PLACES: dict[type[KeptFile], str] = {SubmissionFile: "homework", FollowUpFile: "talks"}


def file_shapes(files: Iterable[KeptFile]) -> list[FileOut]:
    return [
        FileOut(
            id=file.pk,
            name=file.name,
            content_type=file.content_type,
            size=file.size,
            uploaded_at=file.uploaded_at,
            path=f"/files/{_PLACES[type(file)]}/{file.pk}",
        )
        for file in files
    ]


def waiting_of(account_id: int) -> QuerySet[SubmissionFile]:
    """What she uploaded and did not hand in yet."""
    return SubmissionFile.objects.filter(account_id=account_id, submission__isnull=True, is_stored=True)


def waiting_for_talk(account_id: int) -> QuerySet[FollowUpFile]:
    """What she uploaded and noted no talk with yet."""
    return FollowUpFile.objects.filter(account_id=account_id, follow_up__isnull=True, is_stored=True)


def used_by(account_id: int) -> tuple[int, int]:
    """How many files an account keeps, whatever for, and how many bytes they have."""
    found = [
        model.objects.filter(account_id=account_id).aggregate(files=Count("pk"), bytes=Sum("size", default=0))
        for model in (SubmissionFile, FollowUpFile)
    ]
    return sum(one["files"] for one in found), sum(one["bytes"] for one in found)


def readable_by(account: Account, file_id: int) -> SubmissionFile:
    """Her own file; of what was handed in, also for the student's mentor of today and for operators.

    Raises:
        UploadNotFound
    """
    rows = SubmissionFile.objects.select_related("submission__record__enrolment")
    file = rows.filter(pk=file_id, is_stored=True).first()
    if file is None or not (file.account_id == account.pk or _grades(account, file)):
        raise UploadNotFound
    return file


def _grades(account: Account, file: SubmissionFile) -> bool:
    if file.submission is None or not may(account.role, account.is_superuser, Action.MENTOR):
        return False
    leads = may(account.role, account.is_superuser, Action.LEAD_TEACHING)
    return leads or file.submission.record.enrolment.mentor_id == account.pk


def talk_file_for(account: Account, file_id: int) -> FollowUpFile:
    """Her own file; of a talk that was noted, also for the student's mentor of today and for operators.

    Never for the student herself: talks are private to staff.

    Raises:
        UploadNotFound
    """
    file = (
        FollowUpFile.objects.select_related("follow_up__enrolment").filter(pk=file_id, is_stored=True).first()
    )
    if file is None or not may(account.role, account.is_superuser, Action.MENTOR):
        raise UploadNotFound
    talk = file.follow_up
    if talk is None:
        is_readable = file.account_id == account.pk
    else:
        leads = may(account.role, account.is_superuser, Action.LEAD_TEACHING)
        looks_after = leads or talk.enrolment.mentor_id == account.pk or file.account_id == account.pk
        is_readable = looks_after and talk.enrolment.account_id != account.pk
    if not is_readable:
        raise UploadNotFound
    return file
