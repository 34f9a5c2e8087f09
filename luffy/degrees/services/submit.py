"""Homework is handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from luffy.core import jobs
from luffy.core.calendar import day_of
from luffy.degrees.errors import (
    AlreadyPassed,
    HomeworkNotFound,
    NothingHandedIn,
    UploadNotFound,
    WaitsForGrade,
)
from luffy.degrees.models import (
    CourseSchedule,
    EnrolledDegreeCourse,
    HomeworkRecord,
    ModuleStatus,
    RecordStatus,
    RewardStatus,
    Submission,
)
from luffy.degrees.queries.uploads import waiting_of
from luffy.degrees.services import moves
from luffy.degrees.services.schedule import replan


@dataclass(frozen=True, slots=True)
class Work:
    """What is handed in: a text in Markdown, the address of a repository, files uploaded before."""

    text: str = ""
    link: str = ""
    file_ids: Sequence[int] = ()


@transaction.atomic
def submit(*, enrolment_id: int, assignment_id: int, work: Work, now: datetime) -> Submission:
    """Hand in, for the first time or again after a fail. On time if it is not later than the due date, whole day.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove (paused, ended), EnrolmentOver
        HomeworkNotFound: it is not asked for, or its module is not open.
        AlreadyPassed, WaitsForGrade, NothingHandedIn
        UploadNotFound: a file is not hers, or was handed in before.
    Source: docs/rules/homework.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_studying(enrolment, now)
    # The dates of this moment decide, whether or not the job that writes them has come by.
    replan(enrolment)
    due = _due(enrolment, assignment_id)
    if not (work.text.strip() or work.link or work.file_ids):
        raise NothingHandedIn
    record = _next_attempt(enrolment, assignment_id, now)
    is_on_time = day_of(now) <= due.recommend_date
    submission = Submission.objects.create(
        record=record,
        number=record.submit_num,
        text=work.text,
        link=work.link,
        submitted_at=now,
        due_date=due.recommend_date,
        is_on_time=is_on_time,
    )
    record.reward_status = RewardStatus.ON_TIME if is_on_time else RewardStatus.LATE
    record.save()
    _attach(submission, enrolment.account_id, work.file_ids)
    enrolment.drafts.filter(assignment_id=assignment_id).delete()
    jobs.defer("degrees.look_for_likeness", submission_id=submission.pk)
    return submission


def _due(enrolment: EnrolledDegreeCourse, assignment_id: int) -> CourseSchedule:
    """What is on the schedule of an open module is asked for. Raises: HomeworkNotFound."""
    due = CourseSchedule.objects.filter(
        study_record__enrolment=enrolment,
        study_record__status=ModuleStatus.STUDYING,
        assignment_id=assignment_id,
        assignment__enabled=True,
    ).first()
    if due is None:
        raise HomeworkNotFound
    return due


def _next_attempt(enrolment: EnrolledDegreeCourse, assignment_id: int, now: datetime) -> HomeworkRecord:
    """Its record, counted up and waiting for its grade. Raises: AlreadyPassed, WaitsForGrade."""
    record = enrolment.homework.filter(assignment_id=assignment_id).first()
    if record and record.status == RecordStatus.PASSED:
        raise AlreadyPassed
    if record and record.status == RecordStatus.TO_GRADE:
        raise WaitsForGrade
    promised_at = now + timedelta(hours=settings.GRADING_HOURS)
    if record is None:
        return HomeworkRecord.objects.create(
            enrolment=enrolment,
            assignment_id=assignment_id,
            mentor_id=enrolment.mentor_id,
            submit_num=1,
            first_submitted_at=now,
            last_submitted_at=now,
            promised_at=promised_at,
        )
    record.status, record.score, record.graded_at = RecordStatus.TO_GRADE, None, None
    record.submit_num += 1
    record.last_submitted_at, record.promised_at = now, promised_at
    record.mentor_id = enrolment.mentor_id
    return record


def _attach(submission: Submission, account_id: int, file_ids: Sequence[int]) -> None:
    """Files that she uploaded and did not hand in yet; others are as good as missing."""
    mine = waiting_of(account_id).filter(pk__in=file_ids)
    if mine.update(submission=submission) != len(set(file_ids)):
        raise UploadNotFound
