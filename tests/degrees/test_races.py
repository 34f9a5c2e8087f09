"""Two at the same moment: one wins, the other is told, and money moves once."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.degrees.errors import AlreadyGraded, EnrolmentCannotMove, Superseded, WaitsForGrade
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    EnrolledDegreeCourse,
    FeeCause,
    Grading,
    MentorFeeEntry,
    MentorTenure,
    Pause,
    RecordStatus,
    ScholarshipGrant,
    StudyStatus,
    Submission,
)
from luffy.degrees.services.assign import assign
from luffy.degrees.services.grade import Verdict, grade, regrade
from luffy.degrees.services.pause import pause, resume
from luffy.degrees.services.rearrange import add_holiday, replan_some
from luffy.wallet.models import Transfer
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.factories.orders import a_paid_order
from tests.factories.refunds import asked_for, granted, the_rules
from tests.factories.wallet import berries_for
from tests.invariants.holding import assert_invariants_hold
from tests.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MARCH_9 = date(2026, 3, 9)


def a_student(**fields: int) -> Student:
    student = Student(a_programme(**fields), is_bought=True)
    student.open()
    return student


def a_mentor() -> Account:
    return an_account(role=Role.MENTOR)


def grading(
    submission: Submission, mark: Mark, by: Account, now: datetime | None = None
) -> Callable[[], object]:
    when = now or submission.submitted_at + timedelta(hours=1)
    return lambda: grade(
        submission_id=submission.pk, verdict=Verdict(mark), by=Actor("test", by.pk), now=when
    )


def kinds(results: list[object]) -> list[str]:
    return sorted(type(one).__name__ for one in results)


def grants() -> list[int]:
    rows = Transfer.objects.filter(key__startswith="grant:").order_by("amount_berries")
    return list(rows.values_list("amount_berries", flat=True))


def test_of_two_mentors_who_grade_at_once_one_wins_and_the_other_is_told_the_grade():
    student = a_student()
    handed_in = student.hand_in("1-1")
    marks = {Mark.A: 900, Mark.B: 800}

    results = at_once([grading(handed_in, mark, a_mentor()) for mark in marks])

    assert kinds(results) == ["AlreadyGraded", "Grading"]
    won = Grading.objects.get()
    refused = next(one for one in results if isinstance(one, AlreadyGraded))
    assert refused.detail == {"grade": Mark(won.grade).label}
    assert (student.berries, grants()) == (marks[Mark(won.grade)], [marks[Mark(won.grade)]])
    assert_invariants_hold()


def test_eight_copies_of_one_grading_penalise_once():
    student = a_student(mentor_compensation_bonus=9_000)
    student.graded("1-1", Mark.A_PLUS)
    handed_in = student.hand_in("1-2")

    results = at_once([grading(handed_in, Mark.COPY, student.mentor)] * 8)

    assert kinds(results) == ["AlreadyGraded"] * 7 + ["Grading"]
    assert (student.berries, student.fee, grants()) == (0, 8_000, [1_000, 1_000])
    assert_invariants_hold()


def test_two_last_passes_at_once_graduate_once():
    student = a_student(mentor_compensation_bonus=9_000)
    both = [student.hand_in(title, day=MARCH_9) for title in ("1-1", "1-2")]

    results = at_once([grading(one, Mark.A_PLUS, student.mentor) for one in both])

    assert kinds(results) == ["Grading", "Grading"]
    assert student.enrolment.study_status == StudyStatus.GRADUATED
    assert (ScholarshipGrant.objects.count(), grants()) == (1, [1_000, 1_000, 9_000, 12_000])
    assert (student.berries, student.fee) == (14_000, 0)
    assert_invariants_hold()


def test_a_pass_and_four_jobs_that_plan_again_graduate_once():
    student = a_student(mentor_compensation_bonus=9_000)
    student.graded("1-1", Mark.A_PLUS)
    handed_in = student.hand_in("1-2")
    now = handed_in.submitted_at + timedelta(hours=1)

    at_once(
        [
            grading(handed_in, Mark.A_PLUS, student.mentor),
            *[lambda: replan_some([student.enrolment_id], by=OPERATOR, now=now)] * 4,
        ]
    )

    assert (ScholarshipGrant.objects.count(), grants()) == (1, [1_000, 1_000, 9_000, 12_000])
    assert_invariants_hold()


def test_a_regrade_against_a_new_hand_in_changes_one_of_them():
    student = a_student()
    failed = student.graded("1-1", Mark.C, day=MARCH_9)
    verdict = Verdict(Mark.A, reason="看错")

    results = at_once(
        [
            lambda: regrade(
                submission_id=failed.submission_id,
                verdict=verdict,
                by=student.grader,
                now=noon(MARCH_9) + timedelta(hours=2),
            ),
            lambda: student.hand_in("1-1", day=MARCH_9),
        ]
    )

    record = student.enrolment.homework.get()
    if Superseded in map(type, results):
        assert (record.status, record.submit_num, grants()) == (RecordStatus.TO_GRADE, 2, [])
    else:
        assert kinds(results) == ["AlreadyPassed", "Grading"]
        assert (record.status, record.submit_num, grants()) == (RecordStatus.PASSED, 1, [900])
    assert_invariants_hold()


def test_of_eight_hand_ins_at_once_one_waits_for_its_grade():
    student = a_student()

    results = at_once([lambda: student.hand_in("1-1")] * 8)

    assert sum(isinstance(one, WaitsForGrade) for one in results) == 7
    assert Submission.objects.count() == 1
    assert_invariants_hold()


def test_a_pause_and_a_hand_in_at_once_leave_nothing_handed_in_during_the_pause():
    student = a_student()

    results = at_once(
        [
            lambda: pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(MARCH_9)),
            lambda: student.hand_in("1-1", day=MARCH_9),
        ]
    )

    refused = sum(isinstance(one, EnrolmentCannotMove) for one in results)
    assert Submission.objects.count() == 1 - refused
    assert student.enrolment.study_status == StudyStatus.PAUSED
    assert_invariants_hold()


def test_four_pauses_at_once_are_one_and_so_are_four_who_come_back():
    student = a_student()
    pausing = at_once(
        [lambda: pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(MARCH_9))] * 4
    )
    back = noon(MARCH_9 + timedelta(days=10))
    returning = at_once([lambda: resume(enrolment_id=student.enrolment_id, by=OPERATOR, now=back)] * 4)

    assert kinds(pausing) == ["EnrolmentCannotMove"] * 3 + ["Pause"]
    assert kinds(returning) == ["EnrolmentCannotMove"] * 3 + ["NoneType"]
    assert (Pause.objects.count(), student.due("1-1")) == (1, date(2026, 3, 19))
    assert_invariants_hold()


def test_a_holiday_added_while_a_module_opens_is_in_its_plan_or_in_the_next():
    student = Student(a_programme(), is_bought=True)
    holding, release = Event(), Event()

    def opening() -> None:
        with transaction.atomic():
            student.open()
            holding.set()
            release.wait(2)

    def adding() -> None:
        holding.wait()
        add_holiday(day=MARCH_9, name="x", by=OPERATOR, now=noon(MARCH_9))
        release.set()

    assert at_once([opening, adding]) == [None, None]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args -> 'enrolment_ids' FROM procrastinate_jobs WHERE task_name = 'degrees.replan'"
        )
        planned_again = [row[0] for row in cursor.fetchall()]
    assert len(planned_again) == 1
    replan_some([student.enrolment_id], by=OPERATOR, now=noon(MARCH_9))
    assert student.due("1-1") == date(2026, 3, 10)


def test_two_hand_overs_at_once_split_the_fee_one_after_the_other():
    student = a_student(homework=4, mentor_compensation_bonus=10_000)
    student.graded("1-1", Mark.A)
    mentors = [a_mentor(), a_mentor()]

    def handing_over(mentor: Account) -> Callable[[], object]:
        return lambda: assign(
            enrolment_id=student.enrolment_id,
            mentor_id=mentor.pk,
            reason="",
            by=OPERATOR,
            now=noon(MARCH_9) + timedelta(days=1),
        )

    results = at_once([handing_over(mentor) for mentor in mentors])

    assert kinds(results) == ["MentorTenure", "MentorTenure"]
    shares = MentorTenure.objects.order_by("pk").values_list("share_berries", flat=True)
    assert (list(shares), student.fee) == ([2_500, 0, 0], 7_500)
    kept = MentorFeeEntry.objects.filter(cause=FeeCause.HANDED_OVER)
    assert list(kept.values_list("amount_berries", flat=True)) == [-2_500]
    assert_invariants_hold()


def test_a_hand_over_against_the_last_pass_pays_the_whole_fee_once():
    student = a_student(mentor_compensation_bonus=9_000)
    student.graded("1-1", Mark.A_PLUS)
    handed_in, other = student.hand_in("1-2"), a_mentor()
    now = handed_in.submitted_at + timedelta(hours=1)

    at_once(
        [
            grading(handed_in, Mark.A_PLUS, student.mentor, now),
            lambda: assign(
                enrolment_id=student.enrolment_id, mentor_id=other.pk, reason="", by=OPERATOR, now=now
            ),
        ]
    )

    pay = Transfer.objects.filter(key__startswith="grant:mentor_pay:")
    assert sum(pay.values_list("amount_berries", flat=True)) == 9_000
    assert student.fee == 0
    assert_invariants_hold()


def test_a_refund_locks_the_enrolment_before_the_wallet_as_a_grade_does():
    the_rules()
    buyer, now = an_account(), datetime.now(UTC)
    berries_for(buyer, 100)
    order = a_paid_order(buyer, a_programme(), berries=50, now=now)
    request = asked_for(order, now=now)

    with CaptureQueriesContext(connection) as seen:
        granted(request, now=now)

    locking = [query["sql"] for query in seen if "FOR UPDATE" in query["sql"]]
    enrolment = next(i for i, sql in enumerate(locking) if "degrees_enrolleddegreecourse" in sql)
    wallet = next(i for i, sql in enumerate(locking) if "wallet_ledgeraccount" in sql)
    assert enrolment < wallet
    assert EnrolledDegreeCourse.objects.get().study_status == StudyStatus.REFUNDED


def test_whoever_pays_locks_the_enrolment_first_and_then_the_wallets_in_their_order():
    """What a race shows only now and then."""
    mentor = a_mentor()
    student = Student(a_programme(mentor_compensation_bonus=9_000), mentor=mentor, is_bought=True)
    student.open()
    student.graded("1-1", Mark.A)
    handed_in = student.hand_in("1-2")
    assert mentor.pk != student.account.pk

    with CaptureQueriesContext(connection) as seen, transaction.atomic():
        grading(handed_in, Mark.A, mentor)()

    locking = [query["sql"] for query in seen if "FOR UPDATE" in query["sql"]]
    tables = [EnrolledDegreeCourse._meta.db_table in sql for sql in locking]
    assert tables.index(True) < tables.index(False)
    wallets = [sql for sql in locking if "wallet_ledgeraccount" in sql]
    owners = [int(sql.partition('"owner_id" = ')[2].split()[0]) for sql in wallets]
    firsts = list(dict.fromkeys(owners))
    assert firsts == sorted({mentor.pk, student.account.pk})
