"""What a mentor looks at: the queue, her students, her statement. Operators see everybody's."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, may
from luffy.core.calendar import day_of
from luffy.degrees.errors import EnrolmentNotFound
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    GRADED_WHILE,
    CourseSchedule,
    EnrolledDegreeCourse,
    FollowUp,
    HomeworkRecord,
    ModuleStatus,
    Pause,
    RecordStatus,
    StudyStatus,
    Submission,
)
from luffy.degrees.people import shown_name
from luffy.degrees.queries.dashboard import STATUS_NAMES
from luffy.degrees.risk import Known, flags, level
from luffy.degrees.schemas_mentor import QueueName, QueueRowOut, StudentOut


def sees_everybody(account: Account) -> bool:
    return may(account.role, account.is_superuser, Action.LEAD_TEACHING)


def students_of(account: Account) -> QuerySet[EnrolledDegreeCourse]:
    """The enrolments she looks after; all of them for operators."""
    rows = EnrolledDegreeCourse.objects.select_related("account", "degree_course", "edition", "mentor")
    return rows if sees_everybody(account) else rows.filter(mentor=account)


def student_of(account: Account, enrolment_id: int) -> EnrolledDegreeCourse:
    """One of them. Raises: EnrolmentNotFound, also for somebody else's."""
    found = students_of(account).filter(pk=enrolment_id).first()
    if found is None:
        raise EnrolmentNotFound
    return found


def queue(account: Account, name: QueueName, *, now: datetime) -> QuerySet[HomeworkRecord]:
    """What waits for a grade, by the time that was promised."""
    newest = Submission.objects.filter(record=OuterRef("pk")).order_by("-number")
    rows = (
        HomeworkRecord.objects.to_grade()
        .select_related("enrolment__account", "enrolment__degree_course", "assignment__module", "mentor")
        .annotate(
            newest_id=Subquery(newest.values("pk")[:1]), was_on_time=Subquery(newest.values("is_on_time")[:1])
        )
        .order_by("promised_at", "pk")
    )
    if not sees_everybody(account):
        rows = rows.filter(mentor=account)
    if name == "again":
        rows = rows.filter(submit_num__gt=1)
    elif name == "late":
        rows = rows.filter(promised_at__lt=now)
    return rows


def queue_row(row: HomeworkRecord, *, now: datetime) -> QueueRowOut:
    promised = row.promised_at or now
    return QueueRowOut(
        submission_id=row.newest_id,  # type: ignore[attr-defined]
        enrolment_id=row.enrolment_id,
        student=shown_name(row.enrolment.account),
        mentor=shown_name(row.mentor) if row.mentor else None,
        degree=row.enrolment.degree_course.name,
        module=row.assignment.module.name,
        homework=row.assignment.title,
        attempt=row.submit_num,
        is_on_time=row.was_on_time,  # type: ignore[attr-defined]
        submitted_at=row.last_submitted_at,
        promised_at=promised,
        waiting_hours=int((now - row.last_submitted_at).total_seconds() // 3600),
        is_late=promised < now,
    )


def student_rows(rows: Sequence[EnrolledDegreeCourse], *, now: datetime) -> list[StudentOut]:
    """A page of students with what is known of each: a fixed number of queries."""
    ids, today = [row.pk for row in rows], day_of(now)
    overdue, seen, failed = _overdue(ids, today), _homework_facts(ids), _failed_in_a_row(ids)
    next_talk = dict(
        FollowUp.objects.filter(enrolment_id__in=ids)
        .order_by("enrolment_id", "-pk")
        .distinct("enrolment_id")
        .values_list("enrolment_id", "next_date")
    )
    found = []
    for row in rows:
        facts = seen.get(row.pk, {})
        last = facts.get("last")
        since = day_of(last) if last else row.valid_begin_date
        known = Known(
            overdue=overdue.get(row.pk, 0),
            days_silent=(today - since).days if since else 0,
            failed_in_a_row=failed.get(row.pk, 0),
            waits_for_grade=bool(facts.get("waiting")),
        )
        found.append(_student(row, known, facts, next_talk.get(row.pk)))
    return found


def _student(
    row: EnrolledDegreeCourse, known: Known, facts: dict[str, Any], next_talk: date | None
) -> StudentOut:
    is_studying = row.study_status == StudyStatus.STUDYING
    wanted = row.wanted or 0  # type: ignore[attr-defined]
    return StudentOut(
        enrolment_id=row.pk,
        student=shown_name(row.account),
        degree=row.degree_course.name,
        mentor=shown_name(row.mentor) if row.mentor else None,
        status=STATUS_NAMES[StudyStatus(row.study_status)],
        percent=100 * facts.get("passed", 0) // wanted if wanted else 0,
        overdue=known.overdue,
        waiting=facts.get("waiting", 0),
        last_hand_in_at=facts.get("last"),
        flags=list(flags(known)) if is_studying else [],
        level=level(known) if is_studying else "fine",
        next_follow_up=next_talk,
        mentor_fee_balance=row.mentor_fee_balance,
        valid_until=row.valid_end_date,
    )


def with_progress(rows: QuerySet[EnrolledDegreeCourse]) -> QuerySet[EnrolledDegreeCourse]:
    """`student_rows` needs how much homework each edition asks for."""
    enabled = Count("edition__assignments", filter=Q(edition__assignments__enabled=True), distinct=True)
    return rows.annotate(wanted=enabled).order_by("study_status", "-pk")


def _overdue(ids: Iterable[int], today: date) -> dict[int, int]:
    handed_in = HomeworkRecord.objects.filter(
        enrolment_id=OuterRef("study_record__enrolment_id"), assignment_id=OuterRef("assignment_id")
    )
    pause = Pause.objects.filter(enrolment_id=OuterRef("study_record__enrolment_id"), back_date__isnull=True)
    rows = CourseSchedule.objects.filter(
        study_record__enrolment_id__in=ids,
        study_record__status=ModuleStatus.STUDYING,
        study_record__enrolment__study_status__in=GRADED_WHILE,
        # The clock stands while she pauses.
        recommend_date__lt=Coalesce(Subquery(pause.values("first_date")), today),
    )
    # Never handed in, or failed and not handed in again.
    rows = rows.annotate(state=Subquery(handed_in.values("status")[:1])).filter(
        Q(state__isnull=True) | Q(state=RecordStatus.FAILED)
    )
    return dict(rows.values_list("study_record__enrolment_id").annotate(count=Count("pk")))


def _homework_facts(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    rows = (
        HomeworkRecord.objects.filter(enrolment_id__in=ids)
        .values("enrolment_id")
        .annotate(
            last=Max("last_submitted_at"),
            passed=Count("pk", filter=Q(status=RecordStatus.PASSED, assignment__enabled=True)),
            waiting=Count("pk", filter=Q(status=RecordStatus.TO_GRADE)),
        )
    )
    return {row["enrolment_id"]: dict(row) for row in rows}


def _failed_in_a_row(ids: Iterable[int]) -> dict[int, int]:
    """How many of the newest graded hand-ins failed, one after the other, of the last five."""
    rows = (
        Submission.objects.filter(record__enrolment_id__in=ids, grade__isnull=False)
        .order_by("record__enrolment_id", "-graded_at")
        .values_list("record__enrolment_id", "grade")
    )
    counts: dict[int, int] = {}
    ended: set[int] = set()
    for enrolment_id, grade in rows:
        if enrolment_id in ended:
            continue
        if grade is not None and not Mark(grade).is_pass:
            counts[enrolment_id] = counts.get(enrolment_id, 0) + 1
        else:
            ended.add(enrolment_id)
    return counts


def follow_ups_due(account: Account, *, today: date) -> QuerySet[FollowUp]:
    """The newest talk of each of her students whose next one was planned for today or earlier; the oldest first."""
    newest = (
        FollowUp.objects.filter(enrolment__in=students_of(account).values("pk"))
        .order_by("enrolment_id", "-pk")
        .distinct("enrolment_id")
    )
    return (
        FollowUp.objects.filter(pk__in=newest.values("pk"), next_date__lte=today)
        .select_related("enrolment__account", "enrolment__degree_course", "author")
        .prefetch_related("files")
        .order_by("next_date", "pk")
    )
