"""Who is told that access ends: 7 days and 1 day before, once each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from luffy.degrees.models import EnrolledDegreeCourse
from luffy.degrees.services.pause import pause
from luffy.degrees.services.remind import remind
from luffy.learning.models import EnrolledCourse
from luffy.learning.services import Joining, Purchase, end_access, enrol, join
from luffy.learning.services.reminders import remind_of_ends
from luffy.notify.models import Kind, Notification, NotificationPreference
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.membership import a_plan

pytestmark = pytest.mark.django_db
# The last day of 30 days is April 1.
BOUGHT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def bought(account, course, days: int = 30, *, now: datetime = BOUGHT) -> None:
    with transaction.atomic():
        enrol(account_id=account.pk, purchases=[Purchase(course.pk, days)], now=now)


def told_on(account, *days: date) -> list[tuple[str, str, str]]:
    """What the account is told when the job runs twice on each of these days."""
    for day in days:
        for hour in (1, 2):
            remind_of_ends(now=datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
    rows = Notification.objects.filter(account=account, kind=Kind.ACCESS_ENDING).order_by("pk")
    return [(row.params["product"], row.params["end_date"], row.link) for row in rows]


def days(first: str, last: str) -> list[date]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [begin + timedelta(days=offset) for offset in range((end - begin).days + 1)]


def test_each_reminder_comes_once_however_often_the_job_runs():
    account, course = an_account(), a_course("Python")
    bought(account, course)
    note = ("Python", "2026-04-01", f"/courses/{course.pk}")

    assert told_on(account, *days("2026-03-20", "2026-03-24")) == []
    assert told_on(account, date(2026, 3, 25)) == [note]
    assert told_on(account, *days("2026-03-26", "2026-03-30")) == [note]
    assert told_on(account, date(2026, 3, 31)) == [note, note]
    assert told_on(account, *days("2026-04-01", "2026-04-05")) == [note, note]


def test_a_worker_that_stood_still_tells_a_little_late():
    account, course = an_account(), a_course("Python")
    bought(account, course)

    assert len(told_on(account, date(2026, 3, 26))) == 1
    assert len(told_on(account, date(2026, 4, 1))) == 2


def test_who_extended_is_told_before_the_new_end():
    account, course = an_account(), a_course("Python")
    bought(account, course)
    bought(account, course, 30, now=BOUGHT + timedelta(days=10))

    assert told_on(account, *days("2026-03-20", "2026-04-05")) == []
    assert [end for _, end, _ in told_on(account, *days("2026-04-20", "2026-05-05"))] == ["2026-05-01"] * 2


def test_membership_is_told_of_by_its_last_plan():
    account = an_account()
    with transaction.atomic():
        joinings = [Joining(a_plan("第一").pk, 7), Joining(a_plan("第二").pk, 30)]
        join(account_id=account.pk, joinings=joinings, now=BOUGHT)

    # 7 days last through March 9, 30 more through April 8.
    told = told_on(account, *days("2026-03-03", "2026-04-10"))

    assert told == [("第二", "2026-04-08", "/me/membership")] * 2


def test_nobody_is_told_of_what_was_given_back_or_bought_just_now_or_not_wanted():
    account, course, other = an_account(), a_course(), an_account()
    bought(account, course)
    with transaction.atomic():
        ids = EnrolledCourse.objects.values_list("pk", flat=True)
        end_access(list(ids), account_id=account.pk, now=BOUGHT + timedelta(days=1))
    bought(account, a_course(), 7, now=datetime(2026, 3, 24, 4, tzinfo=UTC))
    NotificationPreference.objects.create(account=other, kind=Kind.ACCESS_ENDING, in_app=False, email=False)
    bought(other, course)

    assert told_on(account, *days("2026-03-24", "2026-03-29")) == []
    assert told_on(other) == []


def test_a_thousand_learners_cost_as_many_queries_as_one():
    course = a_course()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            remind_of_ends(now=datetime(2026, 3, 25, 1, tzinfo=UTC))
        return len(captured)

    bought(an_account(), course)
    few = queries()
    for _ in range(20):
        bought(an_account(), course)

    assert queries() == few


def test_a_degree_is_told_of_too_unless_it_is_over_or_paused():
    studying, paused = (Student(a_programme()) for _ in range(2))
    for student in (studying, paused):
        student.open()
        EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(valid_end_date=date(2026, 4, 1))
    pause(enrolment_id=paused.enrolment_id, reason="实习", by=OPERATOR, now=BOUGHT)

    for day in days("2026-03-20", "2026-04-05"):
        remind(now=datetime(day.year, day.month, day.day, 1, tzinfo=UTC))

    told = Notification.objects.filter(kind=Kind.ACCESS_ENDING).order_by("pk")
    assert [(note.account_id, note.params["end_date"]) for note in told] == [
        (studying.account.pk, "2026-04-01")
    ] * 2
