"""What a grade moves: the learner's berries and the mentor's fee, each cause once, changes by difference."""

from datetime import datetime

from luffy.accounts.audit import Actor
from luffy.core.money import Berries
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    EnrolledDegreeCourse,
    FeeCause,
    Grading,
    HomeworkRecord,
    HomeworkReward,
    RewardMove,
    RewardStatus,
)
from luffy.degrees.rewards import DEFAULT_PERCENT, Attempt, Moved, change, due
from luffy.degrees.rule import Cause
from luffy.degrees.services import fee, penalty
from luffy.notify.models import Kind
from luffy.notify.services import notify
from luffy.wallet.services import earned, grant, lock_wallet


def apply(
    enrolment: EnrolledDegreeCourse, record: HomeworkRecord, grading: Grading, *, by: Actor, now: datetime
) -> list[RewardMove]:
    """Move what the newest grading of a homework changes. The enrolment must be locked.

    A penalty takes no more than the learner has, and the same from the mentor's fee, which never goes below 0;
    what could not be taken is recorded. A regrade gives back what was taken and takes back what was given, as far
    as it is still there. A penalty above its rule's limit moves nothing before an operator has approved it.

    Source: docs/rules/rewards.md
    """
    rules = {Cause(rule.cause): rule for rule in enrolment.edition.rules.all()}
    percent = DEFAULT_PERCENT | {cause: rule.percent for cause, rule in rules.items()}
    attempts = _attempts(record)
    existing = {Cause(reward.cause): reward for reward in record.rewards.all()}
    moved = []
    for cause in Cause:
        # What was applied once keeps its terms, whatever edition she moves to.
        reward = existing.get(cause) or _new(record, cause, percent[cause], now)
        if cause not in existing and cause in rules:
            reward.asks_above = rules[cause].asks_above
        terms = {**percent, cause: reward.percent}
        reward.due_berries = due(attempts, value=reward.scholarship_value, percent=terms).get(cause, 0)
        if cause not in existing and not reward.due_berries:
            continue
        reward.points = Mark(grading.grade).points
        if not penalty.must_wait(enrolment, reward, grading, by=by, now=now):
            moved += settle(enrolment, reward, grading, by=by, now=now)
    mark(record)
    return moved


def _attempts(record: HomeworkRecord) -> list[Attempt]:
    graded = record.submissions.filter(grade__isnull=False).order_by("number")
    return [Attempt(Mark(one.grade), one.is_on_time) for one in graded if one.grade is not None]


def _new(record: HomeworkRecord, cause: Cause, percent: int, now: datetime) -> HomeworkReward:
    return HomeworkReward(
        record=record,
        cause=cause.value,
        percent=percent,
        scholarship_value=record.assignment.scholarship_value,
        moved_berries=0,
        applied_at=now,
    )


def settle(
    enrolment: EnrolledDegreeCourse, reward: HomeworkReward, grading: Grading, *, by: Actor, now: datetime
) -> list[RewardMove]:
    """Bring what was moved to what is due, as far as there is something to take. The enrolment must be locked."""
    found = change(
        reward.due_berries,
        Moved(reward.moved_berries, reward.fee_taken),
        available=int(lock_wallet(enrolment.account_id).available),
        fee_balance=enrolment.mentor_fee_balance,
    )
    reward.moved_berries += found.berries
    reward.fee_taken -= found.fee
    reward.save()
    if not found.berries and not found.fee:
        return []
    move = RewardMove.objects.create(
        reward=reward, grading=grading, berries=found.berries, fee=found.fee, moved_at=now
    )
    if found.berries:
        _grant(enrolment, reward, move, by=by, now=now)
        _tell(enrolment, reward, move, now=now)
    if found.fee:
        cause = FeeCause.PENALTY if found.fee < 0 else FeeCause.PENALTY_UNDONE
        fee.book(enrolment, found.fee, cause, now=now, move=move)
    return [move]


def _grant(
    enrolment: EnrolledDegreeCourse, reward: HomeworkReward, move: RewardMove, *, by: Actor, now: datetime
) -> None:
    reason = f"{reward.get_cause_display()}: {reward.record.assignment.title}"[:128]
    gift = earned(Berries(move.berries), f"homework:{move.pk}", reason, now=now)
    grant(owner_id=enrolment.account_id, gift=gift, by=by, now=now)


def _tell(
    enrolment: EnrolledDegreeCourse, reward: HomeworkReward, move: RewardMove, *, now: datetime
) -> None:
    assignment = reward.record.assignment
    notify(
        enrolment.account_id,
        Kind.REWARD if move.berries > 0 else Kind.PENALTY,
        params={
            "module": assignment.module.name,
            "homework": assignment.title,
            "amount_berries": abs(move.berries),
        },
        link=f"/me/degrees/{enrolment.pk}/homework/{assignment.pk}",
        key=f"reward:{move.pk}",
        now=now,
    )


def mark(record: HomeworkRecord) -> None:
    """Say on the homework what its grades moved."""
    rewards = list(record.rewards.all())
    if any(one.moved_berries > 0 for one in rewards):
        record.reward_status = RewardStatus.REWARDED
    elif any(one.due_berries < 0 and one.counts for one in rewards):
        record.reward_status = RewardStatus.PENALISED
    else:
        first = record.submissions.order_by("number").first()
        record.reward_status = RewardStatus.ON_TIME if first and first.is_on_time else RewardStatus.LATE
    record.save(update_fields=["reward_status"])
