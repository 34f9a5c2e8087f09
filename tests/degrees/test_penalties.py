"""A penalty above its rule's limit moves nothing before an operator has approved it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, AuditEntry, Role
from luffy.core.errors import NotAllowed
from luffy.degrees.errors import EnrolmentCannotMove, PenaltyDecided, PenaltyNotFound
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Approval,
    FeeCause,
    HomeworkReward,
    RewardMove,
    RewardRule,
    RewardStatus,
    StudyStatus,
)
from luffy.degrees.services import editions
from luffy.degrees.services.approve import approve, waive
from luffy.degrees.services.end import end_access
from luffy.degrees.services.grade import Verdict, regrade
from luffy.degrees.services.graduate import time_out
from luffy.notify.models import Kind, Notification
from luffy.wallet.models import Transfer
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.race import at_once

pytestmark = pytest.mark.django_db
FEE = 9_000


@pytest.fixture
def operator() -> Account:
    return an_account(role=Role.OPERATOR)


def a_strict_programme(**limits: int):
    """1,000 berries each; an edition whose penalties wait above these limits."""
    degree = a_programme(mentor_compensation_bonus=FEE)
    for cause, limit in limits.items():
        RewardRule.objects.create(degree_course=degree, cause=cause, percent=100, asks_above=limit)
    editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(Student.began))
    return degree


def a_copy(**limits: int) -> tuple[Student, HomeworkReward]:
    """She has earned 1,000 berries, and copied her next homework."""
    student = Student(a_strict_programme(**(limits or {"copy": 500})))
    student.open()
    student.graded("1-1", Mark.A_PLUS)
    student.graded("1-2", Mark.COPY)
    return student, HomeworkReward.objects.get(record__enrolment=student.enrolment, cause="copy")


def by(account: Account) -> Actor:
    return Actor("test", account.pk)


def told(student: Student) -> list[tuple[str, int]]:
    rows = Notification.objects.filter(account=student.account, kind=Kind.PENALTY_REVIEW).order_by("pk")
    return [(row.params["outcome"], row.params["amount_berries"]) for row in rows]


def trail(reward: HomeworkReward) -> list[tuple[str, str]]:
    rows = AuditEntry.objects.filter(subject=f"homework_reward:{reward.pk}").order_by("pk")
    return [(row.action, row.reason) for row in rows]


def test_above_its_limit_a_penalty_waits_and_nothing_moves():
    student, reward = a_copy()

    assert (reward.approval, reward.due_berries, reward.moved_berries) == (Approval.WAITING, -1_000, 0)
    assert (student.berries, student.fee) == (1_000, FEE)
    assert not RewardMove.objects.filter(reward=reward).exists()
    assert reward.record.reward_status == RewardStatus.ON_TIME
    assert told(student) == [("proposed", 1_000)]
    assert trail(reward) == [("penalty.propose", "")]


def test_at_its_limit_a_penalty_moves_at_once():
    student, reward = a_copy(copy=1_000)

    assert (reward.approval, student.berries, student.fee) == (Approval.NONE, 0, FEE - 1_000)
    assert told(student) == []


def test_a_limit_of_nothing_lets_every_penalty_wait():
    student = Student(a_strict_programme(d=0, late=0))
    student.open()
    student.graded("1-1", Mark.D, late=1)

    rewards = HomeworkReward.objects.filter(record__enrolment=student.enrolment)
    assert {(one.cause, one.approval) for one in rewards} == {("d", "waiting"), ("late", "waiting")}
    assert student.fee == FEE


def test_what_is_approved_moves_once_with_its_reason(operator):
    student, reward = a_copy()
    now = reward.proposed_at + timedelta(hours=2)

    approve(reward_id=reward.pk, reason="两份一样", by=by(operator), now=now)
    with pytest.raises(PenaltyDecided) as refused:
        approve(reward_id=reward.pk, reason="又一次", by=by(operator), now=now)

    assert refused.value.detail == {"state": "approved"}
    assert (student.berries, student.fee) == (0, FEE - 1_000)
    reward.refresh_from_db()
    assert (reward.decided_by, reward.decided_at, reward.decision_reason) == (operator, now, "两份一样")
    assert reward.record.reward_status == RewardStatus.PENALISED
    move = RewardMove.objects.get(reward=reward)
    assert (move.berries, move.fee, move.grading) == (-1_000, -1_000, reward.proposed_by)
    assert Transfer.objects.filter(key=f"grant:homework:{move.pk}").count() == 1
    assert student.enrolment.fee_entries.filter(cause=FeeCause.PENALTY).count() == 1
    assert told(student) == [("proposed", 1_000), ("approved", 1_000)]
    assert trail(reward) == [("penalty.propose", ""), ("penalty.approve", "两份一样")]


def test_what_is_waived_never_moves(operator):
    student, reward = a_copy()

    waive(reward_id=reward.pk, reason="组队作业", by=by(operator), now=reward.proposed_at)
    student.graded("1-2", Mark.A, late=0)

    reward.refresh_from_db()
    assert (reward.approval, reward.due_berries, reward.moved_berries) == (Approval.WAIVED, -1_000, 0)
    assert (student.berries, student.fee) == (1_000 + 900 + 12_000, 0)
    assert told(student)[-1] == ("waived", 1_000)


def test_a_regrade_takes_the_proposal_back_and_a_worse_one_proposes_again(operator):
    student, reward = a_copy()
    submission, now = reward.proposed_by.submission, reward.proposed_at + timedelta(hours=1)

    regrade(submission_id=submission.pk, verdict=Verdict(Mark.C, reason="引用"), by=student.grader, now=now)
    reward.refresh_from_db()
    withdrawn = reward.approval, reward.due_berries
    with pytest.raises(PenaltyNotFound):
        approve(reward_id=reward.pk, reason="迟了", by=by(operator), now=now)
    regrade(
        submission_id=submission.pk, verdict=Verdict(Mark.COPY, reason="仍是"), by=student.grader, now=now
    )

    reward.refresh_from_db()
    assert withdrawn == (Approval.NONE, 0)
    assert (reward.approval, student.berries, student.fee) == (Approval.WAITING, 1_000, FEE)
    assert [action for action, _reason in trail(reward)] == [
        "penalty.propose",
        "penalty.withdraw",
        "penalty.propose",
    ]


def test_what_was_approved_comes_back_with_a_regrade(operator):
    student, reward = a_copy()
    approve(reward_id=reward.pk, reason="一样", by=by(operator), now=reward.proposed_at)
    verdict = Verdict(Mark.C, reason="引用")

    regrade(
        submission_id=reward.proposed_by.submission_id,
        verdict=verdict,
        by=student.grader,
        now=reward.proposed_at + timedelta(hours=1),
    )

    reward.refresh_from_db()
    assert (reward.approval, reward.due_berries, reward.moved_berries) == (Approval.APPROVED, 0, 0)
    assert (student.berries, student.fee) == (1_000, FEE)


def test_nobody_decides_on_her_own(operator):
    student, reward = a_copy()

    with pytest.raises(NotAllowed):
        waive(reward_id=reward.pk, reason="我的", by=by(student.account), now=reward.proposed_at)

    reward.refresh_from_db()
    assert reward.approval == Approval.WAITING


@pytest.mark.parametrize("end", ["timed_out", "refunded"])
def test_what_nobody_approved_before_the_end_lapses(operator, end):
    student, reward = a_copy()
    later = noon(student.began + timedelta(days=800))
    if end == "refunded":
        with transaction.atomic():
            end_access([student.enrolment_id], by=OPERATOR, now=later)
    else:
        time_out(student.enrolment_id, now=later)

    reward.refresh_from_db()
    assert (reward.approval, reward.decided_by, reward.decision_reason) == (
        Approval.WAIVED,
        None,
        "学位已结束",
    )
    assert (student.berries, student.fee) == (1_000, 0)
    with pytest.raises(PenaltyDecided):
        approve(reward_id=reward.pk, reason="迟了", by=by(operator), now=later)


def test_after_the_last_day_nothing_is_approved_whether_or_not_the_job_has_come_by(operator):
    student, reward = a_copy()

    with pytest.raises(EnrolmentCannotMove) as refused:
        approve(
            reward_id=reward.pk,
            reason="迟了",
            by=by(operator),
            now=noon(student.began + timedelta(days=800)),
        )

    assert refused.value.detail == {"study_status": StudyStatus.TIMED_OUT}
    assert (student.berries, student.fee) == (1_000, FEE)


def test_who_graduates_is_not_punished_afterwards():
    student, reward = a_copy()
    student.graded("1-2", Mark.A)

    reward.refresh_from_db()
    assert student.enrolment.study_status == StudyStatus.GRADUATED
    assert reward.approval == Approval.WAIVED


def test_the_database_lets_nothing_move_unapproved():
    _student, reward = a_copy()
    rows = HomeworkReward.objects.filter(pk=reward.pk)

    for change in ({"moved_berries": -1}, {"fee_taken": 1}, {"approval": "none"}, {"approval": "approved"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


@pytest.mark.django_db(transaction=True)
def test_of_ten_decisions_at_once_one_wins(operator):
    student, reward = a_copy()

    def decision(does):
        return lambda: does(reward_id=reward.pk, reason="x", by=by(operator), now=reward.proposed_at)

    outcomes = at_once([decision(does) for does in (approve, waive) * 5])

    assert [type(one) for one in outcomes].count(PenaltyDecided) == 9
    reward.refresh_from_db()
    taken = 1_000 if reward.approval == Approval.APPROVED else 0
    assert (student.berries, student.fee) == (1_000 - taken, FEE - taken)


def test_operators_see_and_decide_over_http_and_the_learner_reads_of_it(operator):
    student, reward = a_copy()
    desk = api_of(operator)
    # The demo of time: the enrolment must last until today.
    type(student.enrolment).objects.filter(pk=student.enrolment_id).update(valid_end_date="2099-01-01")

    [row] = desk.get("/ops/penalties?state=waiting").json()["data"]["items"]
    answer = desk.post(f"/ops/penalties/{row['id']}/approve", {"reason": "两份一样"})
    again = desk.post(f"/ops/penalties/{row['id']}/waive", {"reason": "算了"})

    assert (row["berries"], row["asks_above"], row["grade"], row["state"]) == (1_000, 500, "COPY", "waiting")
    told = answer.json()["data"]
    assert (told["state"], told["moved_berries"], told["fee_taken"], told["decided_by"]) == (
        "approved",
        1_000,
        1_000,
        operator.username,
    )
    assert (again.status_code, again.json()["code"]) == (409, 1944)
    assert desk.get("/ops/penalties?state=waiting").json()["data"]["items"] == []
    assert desk.post(f"/ops/penalties/{row['id']}/waive", {"reason": " "}).status_code == 422
    assert desk.post("/ops/penalties/9000000/waive", {"reason": "x"}).json()["code"] == 1943
    path = f"/me/degrees/{student.enrolment_id}/homework/{reward.record.assignment_id}"
    [proposal] = api_of(student.account).get(path).json()["data"]["proposals"]
    assert (proposal["state"], proposal["berries"], proposal["reason"]) == ("approved", 1_000, "两份一样")


def test_the_mentor_is_told_before_that_it_would_wait():
    student = Student(a_strict_programme(copy=500))
    student.open()
    handed_in = student.hand_in("1-1")

    [preview] = [
        one
        for one in api_of(student.mentor).get(f"/mentor/submissions/{handed_in.pk}").json()["data"]["preview"]
        if one["grade"] == "COPY"
    ]

    assert (preview["berries"], preview["fee"], preview["held_berries"]) == (0, 0, 1_000)


def test_limits_are_edited_and_sold_with_the_next_edition_alone(operator):
    degree = a_programme()
    path = f"/ops/degrees/{degree.pk}"
    desk = api_of(operator)

    draft = desk.put(f"{path}/reward-rules", {"limits": {"copy": 500}, "reason": "试行"}).json()["data"]
    editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(Student.began))
    none = desk.put(f"{path}/reward-rules", {"limits": {"copy": None}, "reason": "取消"}).json()["data"]
    bad = desk.put(f"{path}/reward-rules", {"limits": {"passed_on_time": 1}, "reason": "x"})

    assert (draft["old_limits"]["copy"], draft["new_limits"]["copy"]) == (None, 500)
    assert draft["old_rules"] == draft["new_rules"]
    first, second = degree.editions.order_by("number")
    assert first.rules.get(cause="copy").asks_above is None
    assert second.rules.get(cause="copy").asks_above == 500
    assert (none["old_limits"]["copy"], none["new_limits"]["copy"]) == (500, None)
    assert bad.status_code == 422
