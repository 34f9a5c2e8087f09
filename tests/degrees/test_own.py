"""Nobody looks after herself, nothing waits for ever, and the dates of the moment decide."""

from datetime import date, timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import Role
from luffy.core import clock
from luffy.core.errors import NotAllowed
from luffy.degrees.errors import NotAMentor
from luffy.degrees.grades import Mark
from luffy.degrees.models import Holiday
from luffy.degrees.queries import dashboard, mentor
from luffy.degrees.services.assign import assign, assign_named
from luffy.degrees.services.grade import Verdict, grade, regrade
from luffy.degrees.services.graduate import time_out_all
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db


def test_a_mentor_who_studies_is_looked_after_by_somebody_else():
    herself, other = an_account(role=Role.MENTOR), an_account(role=Role.MENTOR)
    student = Student(a_programme(), account=herself, mentor=other)

    with pytest.raises(NotAMentor):
        assign(
            enrolment_id=student.enrolment_id,
            mentor_id=herself.pk,
            reason="",
            by=OPERATOR,
            now=clock.now(),
        )
    found = assign_named(
        enrolment_id=student.enrolment_id, username="", reason="", by=OPERATOR, now=clock.now()
    )
    assert (found.mentor, student.enrolment.mentor) == (other, other)


def test_nobody_grades_her_own_homework():
    operator = an_account(role=Role.OPERATOR)
    student = Student(a_programme(), account=operator)
    student.open()
    handed_in = student.hand_in("1-1")

    with pytest.raises(NotAllowed):
        grade(
            submission_id=handed_in.pk,
            verdict=Verdict(Mark.A_PLUS),
            by=Actor("test", operator.pk),
            now=handed_in.submitted_at,
        )
    handed_in.refresh_from_db()
    assert (handed_in.grade, student.berries) == (None, 0)


def test_what_was_handed_in_before_the_end_waits_for_nobody():
    student = Student(a_programme())
    student.open()
    student.hand_in("1-1")
    now = noon(student.began + timedelta(days=721))
    assert mentor.queue(student.mentor, "all", now=now).count() == 1

    time_out_all(now=now)

    assert mentor.queue(student.mentor, "all", now=now).count() == 0


def test_a_holiday_counts_before_its_job_has_run():
    student = Student(a_programme())
    student.open()
    Holiday.objects.create(day=date(2026, 3, 9), name="假期")

    handed_in = student.hand_in("1-1", day=date(2026, 3, 10))

    assert (handed_in.is_on_time, handed_in.due_date) == (True, date(2026, 3, 10))


def test_what_failed_by_a_regrade_after_its_module_was_complete_is_never_due_again():
    student = Student(a_programme(modules=2))
    student.open()
    first = student.graded("1-1", Mark.A)
    student.graded("1-2", Mark.A)
    now = noon(student.began + timedelta(days=16))

    regrade(
        submission_id=first.submission_id, verdict=Verdict(Mark.C, reason="复核"), by=student.grader, now=now
    )

    page = dashboard.dashboard(dashboard.mine(student.account.pk, student.enrolment_id), now=now)
    row = next(row for row in page.homework if row.title == "1-1")
    assert (row.state, row.due_date, row.can_earn_berries) == ("again", None, 0)
    assert page.next_due.title == "2-1"
