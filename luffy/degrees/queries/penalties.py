"""Penalties that wait, or waited, for an operator."""

from django.db.models import QuerySet

from luffy.degrees.grades import Mark
from luffy.degrees.models import Approval, HomeworkReward
from luffy.degrees.people import shown_name
from luffy.degrees.schemas_ops import PenaltyOut


def proposed(state: str | None) -> QuerySet[HomeworkReward]:
    """What waits comes first come, first served; what was decided newest first."""
    rows = HomeworkReward.objects.exclude(approval=Approval.NONE).select_related(
        "record__enrolment__account",
        "record__enrolment__degree_course",
        "record__enrolment__mentor",
        "record__assignment__module",
        "proposed_by__graded_by",
        "decided_by",
    )
    if state:
        rows = rows.filter(approval=Approval(state))
    return rows.order_by("proposed_at" if state == Approval.WAITING else "-proposed_at", "pk")


def one(reward_id: int) -> PenaltyOut:
    """A row of `proposed`, after it was decided."""
    return penalty_shape(proposed(None).get(pk=reward_id))


def penalty_shape(row: HomeworkReward) -> PenaltyOut:
    """A row of `proposed`."""
    record, grading = row.record, row.proposed_by
    return PenaltyOut(
        id=row.pk,
        enrolment_id=record.enrolment_id,
        student=shown_name(record.enrolment.account),
        degree=record.enrolment.degree_course.name,
        module=record.assignment.module.name,
        homework=record.assignment.title,
        submission_id=grading.submission_id if grading else None,
        cause=row.cause,
        cause_label=row.get_cause_display(),
        berries=-row.due_berries,
        asks_above=row.asks_above,
        moved_berries=-row.moved_berries,
        fee_taken=row.fee_taken,
        grade=Mark(grading.grade).label if grading else None,
        comment=grading.comment if grading else "",
        graded_by=shown_name(grading.graded_by) if grading else None,
        state=row.approval,
        state_label=row.get_approval_display(),
        proposed_at=row.proposed_at or row.applied_at,
        decided_by=shown_name(row.decided_by) if row.decided_by else None,
        decided_at=row.decided_at,
        reason=row.decision_reason,
    )
