"""Files that were uploaded: not handed in yet, or with a hand-in."""

from django.db.models import QuerySet

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, may
from luffy.degrees.errors import UploadNotFound
from luffy.degrees.models import SubmissionFile


def waiting_of(account_id: int) -> QuerySet[SubmissionFile]:
    """What she uploaded and did not hand in yet."""
    return SubmissionFile.objects.filter(account_id=account_id, submission__isnull=True, is_stored=True)


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
