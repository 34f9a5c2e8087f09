"""What a mentor grades: her own students' hand-ins; operators see everybody's."""

from difflib import unified_diff
from typing import Any

from django.db.models import F, QuerySet

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, may
from luffy.degrees.errors import AppealNotFound, HomeworkNotFound
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    GRADED_WHILE,
    Appeal,
    AppealState,
    Approval,
    EnrolledDegreeCourse,
    Grading,
    HomeworkRecord,
    Likeness,
    Submission,
)
from luffy.degrees.people import shown_name
from luffy.degrees.queries.homework import appeal_of
from luffy.degrees.queries.uploads import file_shapes
from luffy.degrees.rewards import Attempt, Moved, asks, due, total_change
from luffy.degrees.rule import Cause
from luffy.degrees.schemas_grading import (
    EarlierOut,
    GradingOut,
    LikenessOut,
    MentorAppealOut,
    PreviewOut,
    SubmissionToGradeOut,
)
from luffy.wallet.queries import balances

# What is compared line by line; a longer text is read side by side.
MOST_LINES = 2_000
_VERDICTS = [mark for mark in Mark if mark is not Mark.NOT_GRADED]


def enrolments_of(account: Account) -> QuerySet[EnrolledDegreeCourse]:
    """Whom she looks after; everybody, for operators."""
    rows = EnrolledDegreeCourse.objects.all()
    if may(account.role, account.is_superuser, Action.LEAD_TEACHING):
        return rows
    return rows.filter(mentor_id=account.pk)


def require_mine(account: Account, submission_id: int) -> int:
    """The id of a hand-in that she may grade. Raises: HomeworkNotFound, also for another mentor's student."""
    mine = Submission.objects.filter(pk=submission_id, record__enrolment__in=enrolments_of(account))
    if not mine.exists():
        raise HomeworkNotFound
    return submission_id


def require_my_appeal(account: Account, appeal_id: int) -> int:
    """Raises: AppealNotFound, also for another mentor's student."""
    if not _appeals(account).filter(pk=appeal_id).exists():
        raise AppealNotFound
    return appeal_id


def appeals(account: Account, state: str | None) -> QuerySet[Appeal]:
    """Of her students, the oldest first."""
    rows = _appeals(account).order_by("pk")
    return rows.filter(state=AppealState(state)) if state else rows


def _appeals(account: Account) -> QuerySet[Appeal]:
    return Appeal.objects.filter(
        grading__submission__record__enrolment__in=enrolments_of(account)
    ).select_related(
        "decided_by",
        "grading__submission__record__assignment__module",
        "grading__submission__record__enrolment__account",
        "grading__submission__record__enrolment__degree_course",
    )


def appeal_shape(appeal: Appeal) -> MentorAppealOut:
    """A row of `appeals`."""
    submission = appeal.grading.submission
    assignment, enrolment = submission.record.assignment, submission.record.enrolment
    return MentorAppealOut(
        id=appeal.pk,
        submission_id=submission.pk,
        enrolment_id=enrolment.pk,
        student=shown_name(enrolment.account),
        degree=enrolment.degree_course.name,
        module=assignment.module.name,
        homework=assignment.title,
        grade=Mark(appeal.grading.grade).label,
        reason=appeal.reason,
        state=appeal.state,
        state_label=appeal.get_state_display(),
        answer=appeal.answer,
        created_at=appeal.created_at,
        decided_at=appeal.decided_at,
        decided_by=shown_name(appeal.decided_by) if appeal.decided_by else None,
    )


def one_appeal(account: Account, appeal_id: int) -> MentorAppealOut:
    """Raises: AppealNotFound."""
    found = _appeals(account).filter(pk=appeal_id).first()
    if found is None:
        raise AppealNotFound
    return appeal_shape(found)


def submission(account: Account, submission_id: int) -> SubmissionToGradeOut:
    """A hand-in with all that a mentor needs to grade it. Raises: HomeworkNotFound."""
    rows = Submission.objects.select_related(
        "graded_by",
        "record__assignment__module",
        "record__enrolment__account",
        "record__enrolment__degree_course",
        "record__enrolment__edition",
    )
    found = rows.filter(pk=submission_id, record__enrolment__in=enrolments_of(account)).first()
    if found is None:
        raise HomeworkNotFound
    record = found.record
    attempts = list(record.submissions.prefetch_related("files", "gradings__appeal").order_by("number"))
    this = attempts[found.number - 1]
    is_newest = found.number == record.submit_num
    is_open = is_newest and record.enrolment.study_status in GRADED_WHILE
    asked = [one.pk for one in map(appeal_of, this.gradings.all()) if one]
    return SubmissionToGradeOut(
        **_context(record),
        **_work(found, this),
        is_newest=is_newest,
        promised_at=record.promised_at if is_newest else None,
        can_grade=is_open and found.grade is None,
        can_regrade=is_open and found.grade is not None,
        earlier=[_earlier_shape(one) for one in reversed(attempts[: found.number - 1])],
        diff=_diff(attempts[found.number - 2].text, found.text) if found.number > 1 else "",
        likenesses=_likenesses(found),
        preview=_preview(record, attempts, found.number) if is_open else [],
        appeal=one_appeal(account, max(asked)) if asked else None,
        next_id=_next(account, record),
    )


def _context(record: HomeworkRecord) -> dict[str, Any]:
    """Whose it is and what was asked for."""
    assignment, enrolment = record.assignment, record.enrolment
    return {
        "student": shown_name(enrolment.account),
        "student_id": enrolment.account_id,
        "enrolment_id": enrolment.pk,
        "degree": enrolment.degree_course.name,
        "module": assignment.module.name,
        "assignment_id": assignment.pk,
        "homework": assignment.title,
        "is_exam": bool(assignment.homework_type),
        "value_berries": assignment.scholarship_value,
        "requirement": assignment.requirement,
        "threshold": assignment.threshold,
    }


def _work(found: Submission, with_files: Submission) -> dict[str, Any]:
    """What was handed in and what was said of it."""
    gradings = with_files.gradings.select_related("graded_by").order_by("pk")
    return {
        "id": found.pk,
        "number": found.number,
        "text": found.text,
        "link": found.link,
        "files": file_shapes(sorted(with_files.files.all(), key=lambda file: file.pk)),
        "submitted_at": found.submitted_at,
        "due_date": found.due_date,
        "is_on_time": found.is_on_time,
        "grade": _label(found.grade),
        "comment": found.comment,
        "graded_by": shown_name(found.graded_by) if found.graded_by else None,
        "graded_at": found.graded_at,
        "gradings": [_grading_shape(one) for one in gradings],
    }


def _label(grade: int | None) -> str | None:
    return Mark(grade).label if grade is not None else None


def _grading_shape(grading: Grading) -> GradingOut:
    return GradingOut(
        grade=Mark(grading.grade).label,
        comment=grading.comment,
        reason=grading.reason,
        graded_by=shown_name(grading.graded_by),
        graded_at=grading.graded_at,
    )


def _earlier_shape(attempt: Submission) -> EarlierOut:
    return EarlierOut(
        id=attempt.pk,
        number=attempt.number,
        text=attempt.text,
        link=attempt.link,
        files=file_shapes(sorted(attempt.files.all(), key=lambda file: file.pk)),
        submitted_at=attempt.submitted_at,
        is_on_time=attempt.is_on_time,
        grade=_label(attempt.grade),
        comment=attempt.comment,
    )


def _diff(before: str, after: str) -> str | None:
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > MOST_LINES:
        return None
    return "\n".join(list(unified_diff(old, new, lineterm=""))[2:])


def _likenesses(found: Submission) -> list[LikenessOut]:
    rows = Likeness.objects.filter(submission=found).select_related("other__record__enrolment__account")
    return [
        LikenessOut(
            percent=one.percent,
            student=shown_name(one.other.record.enrolment.account),
            submission_id=one.other_id,
            submitted_at=one.other.submitted_at,
            text=one.other.text,
            link=one.other.link,
        )
        for one in rows.order_by("-percent", "other_id")
    ]


def _preview(record: HomeworkRecord, attempts: list[Submission], number: int) -> list[PreviewOut]:
    """What each grade of the newest hand-in would move, by the rules that were sold and what there is to take."""
    enrolment = record.enrolment
    rules = enrolment.edition.rules.all()
    percent = {Cause(rule.cause): rule.percent for rule in rules}
    limits = {Cause(rule.cause): rule.asks_above for rule in rules}
    approvals = {Cause(one.cause): one.approval for one in record.rewards.all()}
    moved = {Cause(one.cause): Moved(one.moved_berries, one.fee_taken) for one in record.rewards.all()}
    available = balances(enrolment.account_id)["available"]
    graded = [
        Attempt(Mark(one.grade), one.is_on_time) for one in attempts[: number - 1] if one.grade is not None
    ]
    found = []
    for mark in _VERDICTS:
        wanted = due(
            [*graded, Attempt(mark, attempts[number - 1].is_on_time)],
            value=record.assignment.scholarship_value,
            percent=percent,
        )
        held = {
            cause: berries
            for cause, berries in wanted.items()
            if asks(berries, limits.get(cause)) and approvals.get(cause) != Approval.APPROVED
        }
        counted = {cause: berries for cause, berries in wanted.items() if cause not in held}
        change = total_change(counted, moved, available=available, fee_balance=enrolment.mentor_fee_balance)
        found.append(
            PreviewOut(
                grade=mark.label,
                points=mark.points,
                is_pass=mark.is_pass,
                berries=change.berries,
                fee=change.fee,
                held_berries=-sum(
                    berries for cause, berries in held.items() if approvals.get(cause) != Approval.WAIVED
                ),
            )
        )
    return found


def _next(account: Account, record: HomeworkRecord) -> int | None:
    """The hand-in that was promised first among the others that wait for her."""
    waiting = HomeworkRecord.objects.to_grade().filter(enrolment__in=enrolments_of(account))
    waiting = waiting.exclude(pk=record.pk)
    newest = waiting.filter(submissions__number=F("submit_num")).order_by("promised_at", "pk")
    return newest.values_list("submissions__pk", flat=True).first()
