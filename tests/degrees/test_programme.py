"""Modules open and are completed, the clock stops and goes on, somebody graduates or runs out of time."""

from datetime import date, timedelta

import pytest

from luffy.accounts.models import AuditEntry
from luffy.core.calendar import day_of
from luffy.degrees.errors import (
    EnrolmentCannotMove,
    EnrolmentOver,
    ModuleCannotMove,
    ModuleOfAnotherDegree,
    PausedTooLong,
    PromisesTooMuch,
)
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Assignment,
    DegreeEdition,
    FeeCause,
    Holiday,
    ModuleStatus,
    ScholarshipGrant,
    StudyStatus,
)
from luffy.degrees.services import editions
from luffy.degrees.services.graduate import time_out_all
from luffy.degrees.services.modules import open_module
from luffy.degrees.services.pause import MOST_PAUSED_DAYS, extend, pause, resume
from luffy.degrees.services.schedule import replan
from luffy.wallet.models import BerryLot, Origin
from tests.factories.accounts import an_account
from tests.factories.catalog import a_degree
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db

MARCH_2 = date(2026, 3, 2)


def statuses(student: Student) -> list[int]:
    return list(student.enrolment.study_records.order_by("position").values_list("status", flat=True))


def a_student(**fields: int) -> Student:
    student = Student(a_programme(**fields))
    student.open()
    return student


def test_the_first_module_starts_the_time_that_was_bought_and_plans_its_homework():
    student = a_student(modules=2)

    enrolment = student.enrolment
    assert (enrolment.study_status, enrolment.valid_begin_date, enrolment.valid_end_date) == (
        StudyStatus.STUDYING,
        MARCH_2,
        MARCH_2 + timedelta(days=720),
    )
    assert statuses(student) == [ModuleStatus.STUDYING, ModuleStatus.UNOPENED]
    assert student.dues() == {"1-1": date(2026, 3, 9), "1-2": date(2026, 3, 16)}


def test_a_module_opens_once_and_only_in_its_own_degree():
    student, other = a_student(), a_degree(modules=1)

    with pytest.raises(ModuleCannotMove):
        student.open()
    with pytest.raises(ModuleOfAnotherDegree):
        open_module(
            enrolment_id=student.enrolment_id,
            module_id=other.modules.get().pk,
            by=OPERATOR,
            now=noon(MARCH_2),
        )
    assert statuses(student) == [ModuleStatus.STUDYING]


def test_the_last_pass_completes_a_module_and_opens_the_next():
    student = a_student(modules=2)
    student.graded("1-1", Mark.A)
    assert statuses(student) == [ModuleStatus.STUDYING, ModuleStatus.UNOPENED]

    student.graded("1-2", Mark.B, day=date(2026, 3, 12))

    assert statuses(student) == [ModuleStatus.COMPLETE, ModuleStatus.STUDYING]
    assert student.due("2-1") == date(2026, 3, 19)


def test_a_failed_exam_completes_nothing():
    student = a_student(modules=2)
    student.graded("1-1", Mark.A)

    student.graded("1-2", Mark.C)

    assert statuses(student) == [ModuleStatus.STUDYING, ModuleStatus.UNOPENED]


def test_graduation_pays_the_tier_that_was_reached_and_the_mentor_once():
    student = a_student(modules=2, period=50, mentor_compensation_bonus=9_000)
    for title in ("1-1", "1-2", "2-1", "2-2"):
        student.graded(title, Mark.A_PLUS)

    enrolment = student.enrolment
    # 28 days of 50: within 60 percent.
    assert (enrolment.study_status, enrolment.ended_date) == (StudyStatus.GRADUATED, date(2026, 3, 30))
    grant = ScholarshipGrant.objects.get(enrolment=enrolment)
    assert (grant.used_days, grant.time_percent, grant.amount_berries) == (28, 60, 12_000)
    assert student.berries == 12_000 + 4 * 1_000
    lots = BerryLot.objects.filter(owner=student.mentor).values_list("origin", "amount_berries")
    assert list(lots) == [(Origin.EARNED, 9_000)]
    assert (student.fee, enrolment.fee_entries.last().cause) == (0, FeeCause.PAID)
    with pytest.raises(EnrolmentCannotMove):
        student.hand_in("2-2", day=date(2026, 4, 1))


def test_who_takes_longer_than_every_tier_graduates_without_a_scholarship():
    student = a_student(period=10)
    student.graded("1-1", Mark.A)
    student.graded("1-2", Mark.A)

    assert ScholarshipGrant.objects.get().amount_berries == 0
    assert student.berries == 1_800


def test_holidays_move_due_dates_when_planned_again():
    student = a_student()
    Holiday.objects.create(day=date(2026, 3, 9), name="假期")

    replan(student.enrolment)
    replan(student.enrolment)

    assert student.dues() == {"1-1": date(2026, 3, 10), "1-2": date(2026, 3, 17)}


def test_disabled_homework_leaves_the_schedule_and_what_follows_comes_sooner():
    student = a_student(homework=3)
    Assignment.objects.filter(title="1-2").update(enabled=False)

    replan(student.enrolment)

    assert student.dues() == {"1-1": date(2026, 3, 9), "1-3": date(2026, 3, 16)}


def test_a_pause_stops_the_clock_and_moves_everything_after_it():
    student = a_student()
    pause(enrolment_id=student.enrolment_id, reason="出差", by=OPERATOR, now=noon(date(2026, 3, 5)))
    with pytest.raises(EnrolmentCannotMove):
        student.hand_in("1-1", day=date(2026, 3, 6))
    with pytest.raises(EnrolmentCannotMove):
        pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(date(2026, 3, 6)))

    resume(enrolment_id=student.enrolment_id, by=OPERATOR, now=noon(date(2026, 3, 15)))

    assert student.dues() == {"1-1": date(2026, 3, 19), "1-2": date(2026, 3, 26)}
    assert student.enrolment.valid_end_date == MARCH_2 + timedelta(days=730)
    assert student.enrolment.study_status == StudyStatus.STUDYING


def test_only_so_many_paused_days_count():
    student = a_student()
    pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(MARCH_2))
    long_after = MARCH_2 + timedelta(days=400)

    resume(enrolment_id=student.enrolment_id, by=OPERATOR, now=noon(long_after))

    assert student.enrolment.valid_end_date == MARCH_2 + timedelta(days=720 + MOST_PAUSED_DAYS)
    with pytest.raises(PausedTooLong):
        pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=noon(long_after))


def test_an_extension_moves_the_end_and_what_is_still_due():
    student = a_student()
    operator = an_account()

    extend(
        enrolment_id=student.enrolment_id,
        days=10,
        reason="生病",
        by=type(OPERATOR)("test", operator.pk),
        now=noon(date(2026, 3, 10)),
    )

    assert student.dues() == {"1-1": date(2026, 3, 9), "1-2": date(2026, 3, 26)}
    assert student.enrolment.valid_end_date == MARCH_2 + timedelta(days=730)
    assert AuditEntry.objects.get(action="enrolment.extended").reason == "生病"


def test_time_over_ends_it_and_the_fee_whether_or_not_the_job_ran():
    student = a_student(mentor_compensation_bonus=9_000)
    over = MARCH_2 + timedelta(days=721)
    with pytest.raises(EnrolmentOver):
        student.hand_in("1-1", day=over)

    assert (time_out_all(now=noon(over)), time_out_all(now=noon(over))) == (1, 0)

    assert (student.enrolment.study_status, student.fee) == (StudyStatus.TIMED_OUT, 0)
    assert student.enrolment.fee_entries.last().cause == FeeCause.STOPPED


def test_who_is_enrolled_keeps_the_edition_that_was_sold():
    student = a_student()
    student.degree.scholarships.all().delete()
    editions.publish(degree_id=student.degree.pk, by=OPERATOR, now=noon(MARCH_2))

    later = Student(student.degree)

    assert (student.enrolment.edition.number, later.enrolment.edition.number) == (1, 2)
    assert (student.enrolment.edition.tiers.count(), later.enrolment.edition.tiers.count()) == (3, 0)


def test_an_edition_that_promises_more_than_there_is_is_not_published():
    degree = a_programme(total_scholarship=14_000)
    degree.total_scholarship = 13_999
    degree.save()

    with pytest.raises(PromisesTooMuch):
        editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(MARCH_2))
    assert DegreeEdition.objects.count() == 1


@pytest.mark.parametrize("days", [0, 14])
def test_what_a_homework_earned_ripens_as_the_school_says(settings, days):
    settings.EARNED_RIPENS_AFTER_DAYS = days
    student = Student(a_programme())
    student.open()

    grading = student.graded("1-1", Mark.A_PLUS)

    [lot] = BerryLot.objects.filter(owner=student.account)
    assert (lot.origin, lot.withdrawable_from) == (
        Origin.EARNED,
        day_of(grading.graded_at) + timedelta(days=days),
    )
