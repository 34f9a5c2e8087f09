"""Operators approve a proposed penalty, or waive it."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.errors import NotAllowed
from luffy.degrees.errors import EnrolmentCannotMove, PenaltyDecided, PenaltyNotFound
from luffy.degrees.models import GRADED_WHILE, Approval, EnrolledDegreeCourse, HomeworkReward, StudyStatus
from luffy.degrees.services import moves, penalty, reward
from luffy.degrees.states import PenaltyMove


@transaction.atomic
def approve(*, reward_id: int, reason: str, by: Actor, now: datetime) -> HomeworkReward:
    """Let a proposed penalty move what it can of the learner's berries and of the fee, as they are now.

    Of two at once one wins.

    Raises:
        PenaltyNotFound, PenaltyDecided
        NotAllowed: nobody decides on her own.
        EnrolmentCannotMove: the degree has ended, or its last day has passed.
    Source: docs/rules/rewards.md
    """
    enrolment, found = _locked(reward_id, by=by, now=now)
    _decide(found, PenaltyMove.APPROVE, reason, by=by, now=now)
    penalty.tell(enrolment, found, "approved", now=now)
    if found.proposed_by:
        reward.settle(enrolment, found, found.proposed_by, by=by, now=now)
    reward.mark(found.record)
    return found


@transaction.atomic
def waive(*, reward_id: int, reason: str, by: Actor, now: datetime) -> HomeworkReward:
    """Take nothing for a proposed penalty, for good. Raises: as `approve`."""
    enrolment, found = _locked(reward_id, by=by, now=now)
    _decide(found, PenaltyMove.WAIVE, reason, by=by, now=now)
    penalty.tell(enrolment, found, "waived", now=now)
    reward.mark(found.record)
    return found


def _locked(reward_id: int, *, by: Actor, now: datetime) -> tuple[EnrolledDegreeCourse, HomeworkReward]:
    rows = HomeworkReward.objects.exclude(approval=Approval.NONE).filter(pk=reward_id)
    enrolment_id = rows.values_list("record__enrolment_id", flat=True).first()
    if enrolment_id is None:
        raise PenaltyNotFound
    enrolment = moves.lock(enrolment_id)
    if enrolment.account_id == by.account_id:
        raise NotAllowed
    # Read after the lock: it may just have been decided, or withdrawn by a regrade.
    found = HomeworkReward.objects.select_related("record__assignment__module", "proposed_by").get(
        pk=reward_id
    )
    if found.approval != Approval.WAITING:
        raise PenaltyDecided(state=found.approval)
    if enrolment.study_status not in GRADED_WHILE:
        raise EnrolmentCannotMove(study_status=enrolment.study_status)
    if moves.is_over(enrolment, now):
        raise EnrolmentCannotMove(study_status=StudyStatus.TIMED_OUT)
    return enrolment, found


def _decide(found: HomeworkReward, move: PenaltyMove, reason: str, *, by: Actor, now: datetime) -> None:
    found.decided_by_id, found.decided_at, found.decision_reason = by.account_id, now, reason
    penalty.make(found, move, by=by, now=now, reason=reason)
