"""Proposed penalties in every state break nothing; each damage to one is found, by its invariant alone."""

from datetime import date, timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import Role
from luffy.degrees.grades import Mark
from luffy.degrees.models import Approval, HomeworkReward, RewardRule
from luffy.degrees.services import editions
from luffy.degrees.services.approve import approve, waive
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.looking import found, only
from tests.invariants.school import School

BEGAN = date(2026, 3, 2)
Proposals = dict[str, HomeworkReward]


@pytest.fixture
def proposals(school: School) -> Proposals:
    """One that waits, one that was approved, one that was waived."""
    with as_usual():
        degree = a_programme(homework=4)
        RewardRule.objects.create(degree_course=degree, cause="copy", percent=100, asks_above=500)
        editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(BEGAN))
        student = Student(degree, began=BEGAN, is_bought=True)
        student.open()
        student.graded("1-1", Mark.A_PLUS)
        by = Actor("test", an_account(role=Role.OPERATOR).pk)
        made = {}
        for title, does in (("1-2", approve), ("1-3", waive), ("1-4", None)):
            grading = student.graded(title, Mark.COPY)
            reward = HomeworkReward.objects.get(record=grading.submission.record)
            if does:
                does(reward_id=reward.pk, reason="x", by=by, now=grading.graded_at + timedelta(hours=1))
            reward.refresh_from_db()
            made[str(reward.approval)] = reward
        return made


def subject(reward: HomeworkReward) -> str:
    return f"homework_reward:{reward.pk}"


def test_proposals_in_every_state_break_nothing(proposals: Proposals):
    assert set(proposals) == {"waiting", "approved", "waived"}
    assert found() == []


def test_a_large_penalty_that_was_never_asked_for_breaks_i33(proposals: Proposals, sql: Sql):
    sql("ALTER TABLE degrees_homeworkreward DROP CONSTRAINT homework_reward_above_limit_asks")
    waiting = proposals["waiting"]
    sql("DELETE FROM accounts_auditentry WHERE subject = %s", subject(waiting))
    sql("UPDATE degrees_homeworkreward SET approval = 'none' WHERE id = %s", waiting.pk)

    only("I33", subject(waiting))


def test_a_penalty_that_nobody_approved_breaks_i33(proposals: Proposals, sql: Sql):
    approved = proposals["approved"]
    sql("UPDATE degrees_homeworkreward SET decided_by_id = NULL WHERE id = %s", approved.pk)

    only("I33", subject(approved))


def test_a_decision_without_its_audit_row_breaks_i33(proposals: Proposals, sql: Sql):
    waived = proposals["waived"]
    sql("DELETE FROM accounts_auditentry WHERE subject = %s AND action = 'penalty.waive'", subject(waived))

    only("I33", subject(waived))


def test_a_move_that_could_not_be_breaks_i33(proposals: Proposals, sql: Sql):
    approved = proposals["approved"]
    sql(
        "DELETE FROM accounts_auditentry WHERE subject = %s AND action = 'penalty.propose'", subject(approved)
    )

    only("I33", subject(approved))
    assert approved.approval == Approval.APPROVED
