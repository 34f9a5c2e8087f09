"""What buying a degree opens."""

from datetime import datetime

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.catalog.models import DegreeCourse
from luffy.core.calendar import day_of
from luffy.degrees.models import (
    ACTIVE,
    EnrolledDegreeCourse,
    FeeCause,
    MentorFeeEntry,
    StudyRecord,
    StudyStatus,
)
from luffy.degrees.services import editions
from luffy.degrees.services.graduate import time_out
from luffy.degrees.services.told import tell_opened


def enrol(*, account_id: int, degree_id: int, access_days: int, now: datetime) -> EnrolledDegreeCourse:
    """Enrol the account in the newest edition: one unopened study record per module, the mentor's fee in full.

    The dates stay empty until the first module opens. Needs an open transaction.

    Raises:
        IntegrityError: an enrolment in this degree still lasts.
    Source: docs/rules/degree-enrolment.md
    """
    Account.objects.select_for_update(no_key=True).only("pk").get(pk=account_id)
    _end_overdue(account_id, degree_id, now)
    degree = DegreeCourse.objects.get(pk=degree_id)
    edition = editions.current(degree, by=SYSTEM_JOB, now=now)
    enrolment = EnrolledDegreeCourse.objects.create(
        account_id=account_id,
        degree_course=degree,
        edition=edition,
        enrolled_at=now,
        access_days=access_days,
        study_status=StudyStatus.NOT_STARTED,
        mentor_fee_balance=edition.mentor_fee,
    )
    MentorFeeEntry.objects.create(
        enrolment=enrolment,
        number=1,
        cause=FeeCause.OPENED,
        amount_berries=edition.mentor_fee,
        balance_after=edition.mentor_fee,
        created_at=now,
    )
    StudyRecord.objects.bulk_create(
        StudyRecord(enrolment=enrolment, module_id=part.module_id, position=part.position)
        for part in edition.modules.order_by("position")
    )
    tell_opened(enrolment, now=now)
    return enrolment


def _end_overdue(account_id: int, degree_id: int, now: datetime) -> None:
    """An enrolment whose time has passed must not stand in the way, whether or not the nightly job has run."""
    overdue = EnrolledDegreeCourse.objects.filter(
        study_status__in=ACTIVE,
        account_id=account_id,
        degree_course_id=degree_id,
        valid_end_date__lt=day_of(now),
    )
    for enrolment_id in overdue.values_list("pk", flat=True):
        time_out(enrolment_id, now=now)
