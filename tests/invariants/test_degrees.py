"""A degree in which everything has happened breaks nothing; each damage to it is found, by its invariant alone."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from luffy import invariants
from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    CourseSchedule,
    FeeCause,
    HomeworkRecord,
    HomeworkReward,
    MentorFeeEntry,
    RewardMove,
    StudyStatus,
    Submission,
)
from luffy.degrees.services.assign import assign
from luffy.degrees.services.grade import Verdict, regrade
from luffy.degrees.services.graduate import time_out
from luffy.degrees.services.pause import extend, pause, resume
from luffy.wallet.models import Transfer
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.looking import found, only
from tests.invariants.school import School

BEGAN = date(2026, 3, 2)


@dataclass(frozen=True)
class Class:
    """Four in one programme: one has graduated, one studies, one pauses, one ran out of time."""

    graduate: Student
    student: Student
    resting: Student
    late: Student
    first_mentor: Account

    @property
    def of_graduate(self) -> str:
        return f"degree_enrolment:{self.graduate.enrolment_id}"

    @property
    def of_student(self) -> str:
        return f"degree_enrolment:{self.student.enrolment_id}"


def a_class() -> Class:
    degree = a_programme(modules=2, mentor_compensation_bonus=9_000)
    first, second = an_account(role=Role.MENTOR), an_account(role=Role.MENTOR)

    def joins() -> Student:
        student = Student(degree, mentor=first, began=BEGAN, is_bought=True)
        student.open()
        return student

    graduate, student, resting, late = joins(), joins(), joins(), joins()
    given = graduate.graded("1-1", Mark.A)
    verdict = Verdict(Mark.B, reason="x")
    regrade(
        submission_id=given.submission_id,
        verdict=verdict,
        by=graduate.grader,
        now=given.graded_at + timedelta(hours=1),
    )
    assign(
        enrolment_id=graduate.enrolment_id,
        mentor_id=second.pk,
        reason="",
        by=OPERATOR,
        now=noon(date(2026, 3, 12)),
    )
    graduate.graded("1-2", Mark.D)
    graduate.graded("1-2", Mark.A, late=1)
    for title in ("2-1", "2-2"):
        graduate.graded(title, Mark.A, late=1)
    student.graded("1-1", Mark.A)
    pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(date(2026, 3, 12)))
    resume(enrolment_id=student.enrolment_id, by=OPERATOR, now=noon(date(2026, 3, 14)))
    extend(
        enrolment_id=student.enrolment_id,
        days=3,
        reason="",
        by=Actor("test", first.pk),
        now=noon(date(2026, 3, 15)),
    )
    student.graded("1-2", Mark.C, late=1)
    student.hand_in("1-2", late=2)
    pause(enrolment_id=resting.enrolment_id, reason="", by=OPERATOR, now=noon(date(2026, 3, 12)))
    time_out(late.enrolment_id, now=noon(BEGAN + timedelta(days=721)))
    return Class(graduate, student, resting, late, first)


@pytest.fixture
def pupils(school: School) -> Class:
    """Beside the school, where nothing of this has happened."""
    with as_usual():
        return a_class()


def homework(student: Student, title: str) -> HomeworkRecord:
    return student.enrolment.homework.get(assignment__title=title)


def subject(record: HomeworkRecord) -> str:
    return f"homework:{record.pk}"


def test_a_database_without_degrees_breaks_nothing(db: None):
    assert found() == []


def test_a_class_in_which_everything_has_happened_breaks_nothing(pupils: Class):
    assert pupils.graduate.enrolment.study_status == StudyStatus.GRADUATED
    assert HomeworkReward.objects.count() >= 5
    assert found() == []


def test_a_fee_that_is_not_its_statement_breaks_i23(pupils: Class, sql: Sql):
    sql(
        "UPDATE degrees_enrolleddegreecourse SET mentor_fee_balance = mentor_fee_balance + 1 WHERE id = %s",
        pupils.student.enrolment_id,
    )

    only("I23", pupils.of_student)


def test_a_line_of_the_statement_that_is_missing_breaks_i23(pupils: Class, sql: Sql):
    sql(
        "UPDATE degrees_mentorfeeentry SET number = number + 1 WHERE (enrolment_id, number) ="
        " (SELECT enrolment_id, max(number) FROM degrees_mentorfeeentry WHERE enrolment_id = %s GROUP BY 1)",
        pupils.student.enrolment_id,
    )

    only("I23", pupils.of_student)


def test_a_fee_line_of_another_amount_than_its_move_breaks_i23(pupils: Class, sql: Sql):
    enrolment = pupils.student.enrolment_id
    line = MentorFeeEntry.objects.filter(enrolment=enrolment, cause=FeeCause.PENALTY).latest("number")
    sql("UPDATE degrees_mentorfeeentry SET amount_berries = amount_berries - 1 WHERE id = %s", line.pk)
    sql(
        "UPDATE degrees_mentorfeeentry SET balance_after = balance_after - 1"
        " WHERE enrolment_id = %s AND number >= %s",
        enrolment,
        line.number,
    )
    sql(
        "UPDATE degrees_enrolleddegreecourse SET mentor_fee_balance = mentor_fee_balance - 1 WHERE id = %s",
        enrolment,
    )

    only("I23", pupils.of_student)


def test_a_statement_without_its_guard_breaks_i23(pupils: Class, sql: Sql):
    sql("DROP TRIGGER mentorfeeentry_immutable ON degrees_mentorfeeentry")

    only("I23", "guard:mentorfeeentry_immutable")


def test_a_reward_that_is_not_the_sum_of_its_moves_breaks_i24(pupils: Class, sql: Sql):
    record = homework(pupils.student, "1-1")
    sql("UPDATE degrees_homeworkreward SET moved_berries = moved_berries + 1 WHERE record_id = %s", record.pk)

    only("I24", subject(record))


def test_a_reward_that_its_grades_do_not_give_breaks_i24(pupils: Class, sql: Sql):
    record = homework(pupils.student, "1-1")
    sql("UPDATE degrees_homeworkreward SET due_berries = due_berries - 1 WHERE record_id = %s", record.pk)

    only("I24", subject(record))


def test_a_cause_that_counts_twice_breaks_i24(pupils: Class, sql: Sql):
    record = homework(pupils.student, "1-2")
    sql("ALTER TABLE degrees_homeworkreward DROP CONSTRAINT homework_reward_once")
    sql(
        "INSERT INTO degrees_homeworkreward (record_id, cause, percent, scholarship_value, points, due_berries,"
        " moved_berries, fee_taken, applied_at, approval, decision_reason) SELECT record_id, cause, percent,"
        " scholarship_value, points, due_berries, 0, 0, applied_at, approval, '' FROM degrees_homeworkreward"
        " WHERE record_id = %s",
        record.pk,
    )

    only("I24", subject(record))


def test_a_move_of_berries_that_the_ledger_has_for_another_key_breaks_i24(pupils: Class, sql: Sql):
    record = homework(pupils.student, "1-1")
    move = RewardMove.objects.get(reward__record=record)
    sql("UPDATE wallet_transfer SET key = 'grant:x' WHERE key = %s", f"grant:homework:{move.pk}")

    only("I24", subject(record))


def test_a_transfer_for_homework_that_no_grade_moved_breaks_i24(pupils: Class, sql: Sql):
    sql(
        "UPDATE wallet_transfer SET key = 'grant:homework:0' WHERE id ="
        " (SELECT min(id) FROM wallet_transfer WHERE owner_id = %s)",
        Transfer.objects.filter(key__startswith="grant:").earliest("id").owner_id,
    )

    assert ("I24", "transfer:grant:homework:0") in {(row.invariant, row.subject) for row in found()}


@pytest.mark.parametrize("guard", ["rewardmove_immutable", "grading_immutable"])
def test_moves_and_gradings_without_their_guards_break_i24(pupils: Class, sql: Sql, guard: str):
    sql(f"DROP TRIGGER {guard} ON degrees_{guard.removesuffix('_immutable')}")

    only("I24", f"guard:{guard}")


def test_a_scholarship_that_was_not_moved_breaks_i25(pupils: Class, sql: Sql):
    key = f"grant:scholarship:{pupils.graduate.enrolment_id}"
    sql("UPDATE wallet_transfer SET key = 'grant:x' WHERE key = %s", key)

    only("I25", pupils.of_graduate)


def test_a_scholarship_of_a_tier_that_was_not_reached_breaks_i25(pupils: Class, sql: Sql):
    grant = pupils.graduate.enrolment.scholarship
    sql("UPDATE degrees_scholarshipgrant SET used_days = period WHERE id = %s", grant.pk)

    only("I25", pupils.of_graduate)


def test_a_scholarship_of_who_has_not_graduated_breaks_i25(pupils: Class, sql: Sql):
    sql(
        "INSERT INTO degrees_scholarshipgrant (enrolment_id, used_days, period, amount_berries, granted_at)"
        " VALUES (%s, 99, 1, 0, now())",
        pupils.student.enrolment_id,
    )

    only("I25", pupils.of_student)


def test_a_second_scholarship_breaks_i25(pupils: Class, sql: Sql):
    sql(
        "ALTER TABLE degrees_scholarshipgrant DROP CONSTRAINT degrees_scholarshipgrant_enrolment_id_key CASCADE"
    )
    sql(
        "INSERT INTO degrees_scholarshipgrant (enrolment_id, used_days, period, amount_berries, granted_at)"
        " VALUES (%s, 99, 1, 0, now())",
        pupils.graduate.enrolment_id,
    )

    assert {(row.invariant, row.subject) for row in found()} >= {("I25", pupils.of_graduate)}


def test_a_mentor_who_was_not_paid_breaks_i26(pupils: Class, sql: Sql):
    key = f"grant:mentor_pay:{pupils.graduate.enrolment_id}-{pupils.first_mentor.pk}"
    sql("UPDATE wallet_transfer SET key = 'grant:x' WHERE key = %s", key)

    only("I26", pupils.of_graduate)


def test_a_share_that_the_statement_does_not_know_breaks_i26(pupils: Class, sql: Sql):
    sql(
        "UPDATE degrees_mentortenure SET share_berries = 1, ended_at = now() WHERE enrolment_id = %s",
        pupils.student.enrolment_id,
    )
    sql(
        "INSERT INTO degrees_mentortenure (enrolment_id, mentor_id, began_at, share_berries, reason)"
        " SELECT enrolment_id, mentor_id, now(), 0, '' FROM degrees_mentortenure WHERE enrolment_id = %s",
        pupils.student.enrolment_id,
    )

    only("I26", pupils.of_student)


def test_a_fee_that_was_paid_without_graduation_breaks_i26(pupils: Class, sql: Sql):
    enrolment = pupils.late.enrolment_id
    sql(
        "UPDATE degrees_mentorfeeentry SET cause = 'paid' WHERE enrolment_id = %s AND cause = 'stopped'",
        enrolment,
    )

    only("I26", f"degree_enrolment:{enrolment}")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE degrees_courseschedule SET recommend_date = recommend_date + 1 WHERE id = %s",
        "DELETE FROM degrees_courseschedule WHERE id = %s",
    ],
)
def test_a_due_date_that_is_not_planned_breaks_i27(pupils: Class, sql: Sql, damage: str):
    row = CourseSchedule.objects.filter(
        study_record__enrolment_id=pupils.student.enrolment_id, study_record__status=2
    ).latest("pk")
    sql(damage, row.pk)

    only("I27", f"study_record:{row.study_record_id}")


def test_a_holiday_that_nobody_planned_with_breaks_i27_until_a_job_waits_to_plan_again(
    pupils: Class, sql: Sql
):
    sql("INSERT INTO degrees_holiday (day, name) VALUES ('2026-03-03', 'x')")
    assert {row.invariant for row in found()} == {"I27"}

    ids = [pupils.student.enrolment_id, pupils.resting.enrolment_id]
    sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
        " VALUES ('default', 'degrees.replan', jsonb_build_object('enrolment_ids', %s::bigint[]))",
        ids,
    )

    assert found() == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE degrees_homeworkrecord SET submit_num = submit_num + 1 WHERE id = %s",
        "UPDATE degrees_homeworkrecord SET mentor_id = NULL WHERE id = %s",
        "UPDATE degrees_homeworkrecord SET status = 1, score = 90, graded_at = now() WHERE id = %s",
        "UPDATE degrees_homeworkrecord SET last_submitted_at = now() WHERE id = %s",
    ],
)
def test_homework_that_stands_elsewhere_than_its_newest_hand_in_breaks_i28(
    pupils: Class, sql: Sql, damage: str
):
    record = homework(pupils.student, "1-2")
    sql(damage, record.pk)

    only("I28", subject(record))


def test_a_grade_that_no_grading_gave_breaks_i28(pupils: Class, sql: Sql):
    record = homework(pupils.student, "1-2")
    first = Submission.objects.get(record=record, number=1)
    sql("UPDATE degrees_submission SET grade = 40 WHERE id = %s", first.pk)

    only("I28", subject(record))


@pytest.mark.parametrize(
    "change",
    [
        "ended_date = '2026-03-20'",
        "valid_end_date = valid_end_date + 1",
        "valid_begin_date = valid_begin_date - 1, valid_end_date = valid_end_date - 1",
        "mentor_id = NULL",
        "study_status = 1",
    ],
)
def test_an_enrolment_that_contradicts_itself_breaks_i29(pupils: Class, sql: Sql, change: str):
    sql(f"UPDATE degrees_enrolleddegreecourse SET {change} WHERE id = %s", pupils.student.enrolment_id)
    if change.startswith("mentor"):
        sql("UPDATE degrees_homeworkrecord SET mentor_id = NULL WHERE status = 0")

    assert {(row.invariant, row.subject) for row in found()} == {("I29", pupils.of_student)}


def test_a_pause_that_is_never_over_breaks_i29(pupils: Class, sql: Sql):
    sql("DELETE FROM degrees_pause WHERE enrolment_id = %s", pupils.resting.enrolment_id)

    only("I29", f"degree_enrolment:{pupils.resting.enrolment_id}")


def test_a_move_without_an_audit_row_breaks_i29(pupils: Class, sql: Sql):
    sql(
        "DELETE FROM accounts_auditentry WHERE subject = %s AND action = 'enrolment.pause'", pupils.of_student
    )

    only("I29", pupils.of_student)


def test_degrees_are_looked_at_by_seven_invariants():
    assert {f"I{number}" for number in range(23, 30)} <= invariants.INVARIANTS.keys()
