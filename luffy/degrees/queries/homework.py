"""One homework of a learner's, as she sees it: a fixed number of queries. The grading points are not read here."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from luffy.core.calendar import day_of
from luffy.degrees.errors import HomeworkNotFound
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    ACTIVE,
    GRADED_WHILE,
    Appeal,
    Approval,
    Assignment,
    EnrolledDegreeCourse,
    Grading,
    HomeworkDraft,
    HomeworkRecord,
    ModuleStatus,
    RecordStatus,
    RewardMove,
    StudyStatus,
    Submission,
)
from luffy.degrees.people import shown_name
from luffy.degrees.queries.dashboard import homework_rows
from luffy.degrees.queries.uploads import file_shapes, waiting_of
from luffy.degrees.rewards import Attempt, outlook
from luffy.degrees.rule import Cause
from luffy.degrees.schemas import HomeworkRowOut
from luffy.degrees.schemas_homework import (
    AppealOut,
    AttemptOut,
    BerryMoveOut,
    DraftOut,
    HomeworkOut,
    NowOut,
    Obstacle,
    ProposalOut,
    QueueOut,
)


def homework(enrolment: EnrolledDegreeCourse, assignment_id: int, *, now: datetime) -> HomeworkOut:
    """Everything about one homework of her edition. Raises: HomeworkNotFound."""
    rows = homework_rows(enrolment, day_of(now))
    place = next((place for place, row in enumerate(rows) if row.id == assignment_id), None)
    if place is None:
        raise HomeworkNotFound
    assignment = Assignment.objects.select_related("module").defer("threshold").get(pk=assignment_id)
    record = HomeworkRecord.objects.filter(enrolment=enrolment, assignment=assignment).first()
    attempts = _attempts(record) if record else []
    return HomeworkOut(
        **rows[place].model_dump(),
        module=assignment.module.name,
        mentor=shown_name(enrolment.mentor) if enrolment.mentor else None,
        requirement=assignment.requirement,
        now=_now(enrolment, assignment, rows[place], attempts, now),
        queue=_queue(record) if record else None,
        submissions=[
            _attempt_shape(one, enrolment, is_newest=not place) for place, one in enumerate(attempts)
        ],
        moves=_moves(record) if record else [],
        proposals=_proposals(record) if record else [],
        draft=draft(enrolment, assignment_id),
        previous_id=rows[place - 1].id if place else None,
        next_id=rows[place + 1].id if place + 1 < len(rows) else None,
    )


def draft(enrolment: EnrolledDegreeCourse, assignment_id: int) -> DraftOut:
    """What she wrote so far; files that are gone or handed in meanwhile are left out."""
    kept = HomeworkDraft.objects.filter(enrolment=enrolment, assignment_id=assignment_id).first()
    if kept is None:
        return DraftOut(text="", link="", files=[], saved_at=None)
    files = {file.pk: file for file in waiting_of(enrolment.account_id).filter(pk__in=kept.file_ids)}
    shown = [files[one] for one in kept.file_ids if one in files]
    return DraftOut(text=kept.text, link=kept.link, files=file_shapes(shown), saved_at=kept.saved_at)


def _attempts(record: HomeworkRecord) -> list[Submission]:
    """Newest first, with all that belongs to them."""
    rows = record.submissions.select_related("graded_by").order_by("-number")
    return list(rows.prefetch_related("files", "gradings__appeal"))


def _attempt_shape(attempt: Submission, enrolment: EnrolledDegreeCourse, *, is_newest: bool) -> AttemptOut:
    gradings = sorted(attempt.gradings.all(), key=lambda one: one.pk)
    newest = gradings[-1] if gradings else None
    asked = [appeal for appeal in map(appeal_of, gradings) if appeal]
    mark = Mark(attempt.grade) if attempt.grade is not None else None
    lasts = enrolment.study_status in GRADED_WHILE
    return AttemptOut(
        id=attempt.pk,
        number=attempt.number,
        text=attempt.text,
        link=attempt.link,
        files=file_shapes(sorted(attempt.files.all(), key=lambda file: file.pk)),
        submitted_at=attempt.submitted_at,
        due_date=attempt.due_date,
        is_on_time=attempt.is_on_time,
        grade=mark.label if mark is not None else None,
        is_pass=mark is not None and mark.is_pass,
        comment=attempt.comment,
        graded_by=shown_name(attempt.graded_by) if attempt.graded_by else None,
        graded_at=attempt.graded_at,
        regraded_because=newest.reason if newest else "",
        appeal=appeal_shape(asked[-1]) if asked else None,
        can_appeal=lasts and is_newest and newest is not None and appeal_of(newest) is None,
    )


def appeal_of(grading: Grading) -> Appeal | None:
    return getattr(grading, "appeal", None)


def appeal_shape(appeal: Appeal) -> AppealOut:
    return AppealOut(
        reason=appeal.reason,
        state=appeal.state,
        state_label=appeal.get_state_display(),
        answer=appeal.answer,
        created_at=appeal.created_at,
        decided_at=appeal.decided_at,
    )


def _moves(record: HomeworkRecord) -> list[BerryMoveOut]:
    """What moved berries of hers; what only the mentor's fee lost is not hers to know."""
    rows = RewardMove.objects.filter(reward__record=record).exclude(berries=0)
    return [
        BerryMoveOut(
            cause=move.reward.cause,
            cause_label=move.reward.get_cause_display(),
            berries=move.berries,
            attempt=move.grading.submission.number,
            grade=Mark(move.grading.grade).label,
            moved_at=move.moved_at,
        )
        for move in rows.select_related("reward", "grading__submission").order_by("-pk")
    ]


def _proposals(record: HomeworkRecord) -> list[ProposalOut]:
    """Penalties that waited, or wait, for an operator."""
    rows = record.rewards.exclude(approval=Approval.NONE).order_by("pk")
    return [
        ProposalOut(
            cause=row.cause,
            cause_label=row.get_cause_display(),
            berries=-row.due_berries,
            state=row.approval,
            state_label=row.get_approval_display(),
            proposed_at=row.proposed_at or row.applied_at,
            decided_at=row.decided_at,
            reason=row.decision_reason,
        )
        for row in rows
    ]


def _now(
    enrolment: EnrolledDegreeCourse,
    assignment: Assignment,
    row: HomeworkRowOut,
    attempts: Sequence[Submission],
    now: datetime,
) -> NowOut:
    obstacle = _obstacle(enrolment, assignment, row, now)
    is_on_time = row.due_date is None or day_of(now) <= row.due_date
    graded = [Attempt(Mark(one.grade), one.is_on_time) for one in reversed(attempts) if one.grade is not None]
    found = outlook(
        graded,
        is_on_time=is_on_time,
        value=assignment.scholarship_value,
        percent={Cause(rule.cause): rule.percent for rule in enrolment.edition.rules.all()},
    )
    return NowOut(
        can_hand_in=obstacle is None,
        obstacle=obstacle,
        is_on_time=is_on_time,
        earns_berries=found.earns if obstacle in (None, "locked") else 0,
        costs_berries=found.costs if obstacle in (None, "locked") else 0,
    )


def _obstacle(
    enrolment: EnrolledDegreeCourse, assignment: Assignment, row: HomeworkRowOut, now: datetime
) -> Obstacle | None:
    """The first that stands in the way, as `services.submit` sees them."""
    until = enrolment.valid_end_date
    is_paused = enrolment.study_status == StudyStatus.PAUSED
    has_ended = enrolment.study_status not in ACTIVE
    is_open = enrolment.study_records.filter(
        module_id=assignment.module_id, status=ModuleStatus.STUDYING
    ).exists()
    found: dict[Obstacle, bool] = {
        "passed": row.state == "passed",
        "over": not is_paused and (has_ended or (until is not None and until < day_of(now))),
        "to_grade": row.state == "to_grade",
        "paused": is_paused,
        "disabled": not assignment.enabled,
        "locked": not is_open or row.due_date is None,
    }
    return next((name for name, stands in found.items() if stands), None)


def _queue(record: HomeworkRecord) -> QueueOut | None:
    if record.status != RecordStatus.TO_GRADE or record.promised_at is None:
        return None
    waiting = HomeworkRecord.objects.to_grade().filter(mentor_id=record.mentor_id)
    before = waiting.filter(
        Q(promised_at__lt=record.promised_at) | Q(promised_at=record.promised_at, pk__lt=record.pk)
    )
    return QueueOut(position=before.count() + 1, promised_at=record.promised_at)
