"""What two rules say at once: pauses and refunds, time that is over, editions, hand-overs, extensions."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry, Role
from luffy.degrees.errors import EnrolmentCannotMove, ModuleCannotMove
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Assignment,
    EnrolledDegreeCourse,
    FeeCause,
    Homework,
    HomeworkReward,
    ModuleStatus,
    StudyStatus,
)
from luffy.degrees.queries import owned_degrees
from luffy.degrees.rule import Cause
from luffy.degrees.services import curriculum, editions, modules
from luffy.degrees.services.assign import assign
from luffy.degrees.services.end import end_access
from luffy.degrees.services.enrol import enrol
from luffy.degrees.services.grade import Verdict, grade, regrade
from luffy.degrees.services.move_edition import move_to_edition, preview
from luffy.degrees.services.pause import extend, pause, resume, resume_overlong
from luffy.degrees.services.rearrange import replan_some
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db

MARCH_2 = date(2026, 3, 2)


def a_student(**fields: int) -> Student:
    student = Student(a_programme(**fields))
    student.open()
    return student


def statuses(student: Student) -> list[int]:
    return list(student.enrolment.study_records.order_by("position").values_list("status", flat=True))


def paused(student: Student, day: date) -> None:
    pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(day))


def a_new_edition(student: Student) -> int:
    return editions.publish(degree_id=student.degree.pk, by=OPERATOR, now=noon(MARCH_2)).number


def moved(student: Student, number: int) -> None:
    move_to_edition(
        enrolment_id=student.enrolment_id, number=number, reason="", by=OPERATOR, now=noon(date(2026, 3, 20))
    )


def last_day_is(student: Student, day: date) -> None:
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(valid_end_date=day)


def test_a_second_extension_moves_what_is_due_by_the_first():
    student, by = a_student(), Actor("test", an_account().pk)
    extend(
        enrolment_id=student.enrolment_id, days=10, reason="", by=by, now=noon(MARCH_2 + timedelta(days=3))
    )
    assert student.due("1-1") == date(2026, 3, 19)

    extend(enrolment_id=student.enrolment_id, days=5, reason="", by=by, now=noon(date(2026, 3, 15)))

    assert student.dues() == {"1-1": date(2026, 3, 24), "1-2": date(2026, 3, 31)}


def test_an_extension_moves_nothing_in_a_module_that_opens_later():
    student = a_student(modules=2)
    by = Actor("test", an_account().pk)
    extend(enrolment_id=student.enrolment_id, days=10, reason="", by=by, now=noon(date(2026, 3, 3)))
    student.graded("1-1", Mark.A)
    student.graded("1-2", Mark.A)

    assert (student.due("1-2"), student.due("2-1")) == (date(2026, 3, 26), date(2026, 4, 2))


def test_who_pauses_when_homework_is_taken_out_completes_her_module_when_she_is_back():
    resting, other = a_student(modules=2), a_student()
    resting.graded("1-1", Mark.A)
    paused(resting, date(2026, 3, 10))
    Assignment.objects.filter(title="1-2").update(enabled=False)

    replan_some([resting.enrolment_id, other.enrolment_id], by=OPERATOR, now=noon(date(2026, 3, 11)))

    assert statuses(resting) == [ModuleStatus.STUDYING, ModuleStatus.UNOPENED]
    assert other.dues() == {"1-1": date(2026, 3, 9)}
    resume(enrolment_id=resting.enrolment_id, by=OPERATOR, now=noon(date(2026, 3, 20)))
    assert statuses(resting) == [ModuleStatus.COMPLETE, ModuleStatus.STUDYING]


def test_who_comes_back_after_the_last_day_is_back_and_opens_nothing():
    student = a_student(modules=2)
    student.graded("1-1", Mark.A)
    handed_in = student.hand_in("1-2")
    paused(student, date(2026, 3, 20))
    grade(submission_id=handed_in.pk, verdict=Verdict(Mark.A), by=student.grader, now=noon(date(2026, 3, 21)))
    last_day_is(student, date(2026, 3, 25))
    much_later = MARCH_2 + timedelta(days=400)

    assert resume_overlong(now=noon(much_later)) == 1

    assert student.enrolment.study_status == StudyStatus.STUDYING
    assert statuses(student) == [ModuleStatus.STUDYING, ModuleStatus.UNOPENED]


def test_a_refund_ends_the_pause_and_the_nightly_job_goes_on_with_the_others():
    refunded, other = a_student(), a_student()
    for student in (refunded, other):
        paused(student, date(2026, 3, 5))
    with transaction.atomic():
        end_access([refunded.enrolment_id], by=OPERATOR, now=noon(date(2026, 3, 8)))
    assert refunded.enrolment.pauses.get().back_date == date(2026, 3, 8)

    assert resume_overlong(now=noon(MARCH_2 + timedelta(days=200))) == 1

    assert refunded.enrolment.study_status == StudyStatus.REFUNDED
    assert other.enrolment.study_status == StudyStatus.STUDYING


def test_a_degree_is_bought_again_after_its_last_day_and_the_first_one_ends_like_any_other():
    student = a_student(mentor_compensation_bonus=9_000)
    after = MARCH_2 + timedelta(days=721)
    with transaction.atomic():
        enrol(account_id=student.account.pk, degree_id=student.degree.pk, access_days=720, now=noon(after))

    first = student.enrolment
    assert (first.study_status, first.ended_date) == (StudyStatus.TIMED_OUT, after - timedelta(days=1))
    assert (first.mentor_fee_balance, first.fee_entries.last().cause) == (0, FeeCause.STOPPED)
    assert AuditEntry.objects.filter(action="enrolment.time_out").count() == 1


def test_a_degree_that_pauses_is_not_over_whatever_its_last_day_says():
    student = a_student()
    paused(student, date(2026, 3, 20))
    last_day_is(student, date(2026, 3, 25))
    after = date(2026, 4, 1)

    assert owned_degrees(student.account.pk, [student.degree.pk], after) == {student.degree.pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        enrol(account_id=student.account.pk, degree_id=student.degree.pk, access_days=720, now=noon(after))
    assert student.enrolment.study_status == StudyStatus.PAUSED


@pytest.mark.parametrize("titles", [("1-1",), ("1-1", "1-2")])
def test_after_the_last_day_nothing_is_graded_whether_or_not_the_job_ran(titles):
    student = a_student()
    for title in titles[:-1]:
        student.graded(title, Mark.A)
    handed_in = student.hand_in(titles[-1])
    last_day_is(student, date(2026, 3, 20))

    with pytest.raises(EnrolmentCannotMove):
        grade(
            submission_id=handed_in.pk,
            verdict=Verdict(Mark.A),
            by=student.grader,
            now=noon(date(2026, 3, 21)),
        )
    assert student.berries == 900 * (len(titles) - 1)


def test_a_new_edition_without_the_last_homework_completes_the_module():
    student = a_student(modules=2)
    student.graded("1-1", Mark.A)
    Homework.objects.filter(title="1-2").update(enabled=False)

    moved(student, a_new_edition(student))

    assert statuses(student) == [ModuleStatus.COMPLETE, ModuleStatus.STUDYING]


def test_a_module_that_the_new_edition_has_no_more_does_not_stand_before_graduation():
    student = a_student(modules=2)
    second = student.degree.modules.get(order=2)
    type(second).objects.filter(pk=second.pk).update(degree_course=a_programme(modules=0))

    moved(student, a_new_edition(student))
    for title in ("1-1", "1-2"):
        student.graded(title, Mark.A)

    assert statuses(student) == [ModuleStatus.COMPLETE]
    assert student.enrolment.study_status == StudyStatus.GRADUATED


def test_a_penalty_stays_what_it_was_when_the_edition_changes():
    student = a_student(homework=3, mentor_compensation_bonus=9_000)
    student.graded("1-1", Mark.A)
    student.graded("1-2", Mark.D)
    assert (student.berries, student.fee) == (890, 8_990)
    Homework.objects.update(scholarship_value=5_000)
    type(student.degree).objects.filter(pk=student.degree.pk).update(total_scholarship=50_000)

    moved(student, a_new_edition(student))
    student.graded("1-2", Mark.D, day=date(2026, 3, 15))
    assert (student.berries, student.fee) == (890, 8_990)
    student.graded("1-2", Mark.A, day=date(2026, 3, 16))

    # The reward is of the edition that she has when she earns it.
    assert (student.berries, student.fee) == (890 + 4_500, 8_990)
    penalty = HomeworkReward.objects.get(cause=Cause.D.value)
    assert (penalty.scholarship_value, penalty.due_berries) == (1_000, -10)


def test_a_regrade_gives_no_second_share_for_what_was_passed_before_she_came():
    student = a_student(homework=4, mentor_compensation_bonus=10_000)
    for title in ("1-1", "1-2"):
        last = student.graded(title, Mark.A)
    second, third = an_account(role=Role.MENTOR), an_account(role=Role.MENTOR)
    handed_over = noon(date(2026, 3, 20))
    assign(enrolment_id=student.enrolment_id, mentor_id=second.pk, reason="", by=OPERATOR, now=handed_over)
    regrade(
        submission_id=last.submission_id,
        verdict=Verdict(Mark.B, reason="看错"),
        by=Actor("test", second.pk),
        now=handed_over + timedelta(days=1),
    )

    assign(
        enrolment_id=student.enrolment_id,
        mentor_id=third.pk,
        reason="",
        by=OPERATOR,
        now=handed_over + timedelta(days=2),
    )

    shares = student.enrolment.tenures.order_by("pk").values_list("share_berries", flat=True)
    assert list(shares) == [5_000, 0, 0]


def test_a_module_without_homework_is_completed_by_hand_and_no_other_is():
    student = a_student(modules=2)
    first, second = student.degree.modules.order_by("order")
    by = {"by": OPERATOR, "reason": "口试", "now": noon(date(2026, 3, 20))}
    with pytest.raises(ModuleCannotMove):
        modules.complete_module(enrolment_id=student.enrolment_id, module_id=first.pk, **by)
    Assignment.objects.filter(module=second).update(enabled=False)
    for title in ("1-1", "1-2"):
        student.graded(title, Mark.A)
    assert statuses(student) == [ModuleStatus.COMPLETE, ModuleStatus.STUDYING]

    modules.complete_module(enrolment_id=student.enrolment_id, module_id=second.pk, **by)

    assert statuses(student) == [ModuleStatus.COMPLETE, ModuleStatus.COMPLETE]
    assert student.enrolment.study_status == StudyStatus.GRADUATED


def test_the_preview_of_a_move_tells_its_terms_as_well():
    student = a_student(modules=2)
    degree = student.degree
    rules = curriculum.Rules({Cause.LATE: 20}, {Cause.COPY: 500})
    curriculum.set_rules(rules, degree_id=degree.pk, reason="", by=OPERATOR, now=noon(MARCH_2))
    degree.scholarships.filter(time_percent=60).update(value=10_000)
    type(degree).objects.filter(pk=degree.pk).update(period=120)
    gone = degree.modules.get(order=2)
    type(gone).objects.filter(pk=gone.pk).update(degree_course=None, course_type=0)

    found = preview(student.enrolment, a_new_edition(student))

    assert (found.dropped_modules, found.dropped_homework) == ([gone.name], ["2-1", "2-2"])
    before, after = found.old_terms, found.new_terms
    assert (before.period, before.rules["late"], before.limits["copy"], before.tiers["60"]) == (
        150,
        10,
        None,
        12_000,
    )
    assert (after.period, after.rules["late"], after.limits["copy"], after.tiers["60"]) == (
        120,
        20,
        500,
        10_000,
    )
    assert (before.rules["d"], before.tiers["80"]) == (after.rules["d"], after.tiers["80"])
    assert student.enrolment.study_records.count() == 2
