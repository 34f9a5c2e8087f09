"""A penalty above its rule's limit moves nothing until an operator has approved it."""

from datetime import datetime

from luffy.accounts.audit import Actor, record
from luffy.degrees.errors import PenaltyDecided
from luffy.degrees.models import Approval, EnrolledDegreeCourse, Grading, HomeworkReward
from luffy.degrees.rewards import asks
from luffy.degrees.states import PenaltyMove
from luffy.notify.models import Kind
from luffy.notify.services import notify

LAPSED = "学位已结束"


def must_wait(
    enrolment: EnrolledDegreeCourse, reward: HomeworkReward, grading: Grading, *, by: Actor, now: datetime
) -> bool:
    """Whether nothing may move for it; proposes it, or withdraws what a regrade took the ground from.

    What was approved or waived once stays so for the cause. The enrolment must be locked.
    """
    is_above = asks(reward.due_berries, reward.asks_above)
    if reward.approval == Approval.NONE and is_above:
        reward.proposed_by, reward.proposed_at = grading, now
        make(reward, PenaltyMove.PROPOSE, by=by, now=now)
        tell(enrolment, reward, "proposed", now=now)
    elif reward.approval == Approval.WAITING and not is_above:
        make(reward, PenaltyMove.WITHDRAW, by=by, now=now)
    if not reward.counts:
        reward.save()
    return not reward.counts


def lapse(enrolment: EnrolledDegreeCourse, *, by: Actor, now: datetime) -> None:
    """Nothing moves after the end of a locked enrolment: what nobody approved by then is waived."""
    rows = HomeworkReward.objects.filter(record__enrolment=enrolment, approval=Approval.WAITING)
    for reward in rows.select_related("record__assignment__module").order_by("pk"):
        reward.decided_at, reward.decision_reason = now, LAPSED
        make(reward, PenaltyMove.WAIVE, by=by, now=now, reason=LAPSED)
        tell(enrolment, reward, "waived", now=now)


def make(reward: HomeworkReward, move: PenaltyMove, *, by: Actor, now: datetime, reason: str = "") -> None:
    """Make the move and save the reward with it. Raises: PenaltyDecided."""
    if reward.approval != move.source:
        raise PenaltyDecided(state=reward.approval)
    reward.approval = move.target
    reward.save()
    record(
        f"penalty.{move.name.lower()}",
        f"homework_reward:{reward.pk}",
        by=by,
        now=now,
        change=({"approval": move.source.value}, {"approval": move.target.value}),
        reason=reason,
    )


def tell(enrolment: EnrolledDegreeCourse, reward: HomeworkReward, outcome: str, *, now: datetime) -> None:
    assignment = reward.record.assignment
    notify(
        enrolment.account_id,
        Kind.PENALTY_REVIEW,
        params={
            "module": assignment.module.name,
            "homework": assignment.title,
            "amount_berries": -reward.due_berries,
            "outcome": outcome,
        },
        link=f"/me/degrees/{enrolment.pk}/homework/{assignment.pk}",
        key=f"penalty:{reward.pk}:{reward.proposed_by_id}:{outcome}",
        now=now,
    )
