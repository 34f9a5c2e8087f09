"""My courses: bought, opened by a degree, open to members; each once, with why and until when."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from luffy.accounts.models import Role
from luffy.catalog.models import Course, CourseType, SaleStatus
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.services.end import end_access
from luffy.degrees.services.pause import pause
from luffy.learning.queries import my_courses
from luffy.learning.queries.home import courses_of
from luffy.learning.services import Joining, end_membership, join
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.factories.lessons import a_timed_lesson, let_in
from tests.factories.membership import a_plan, a_vip_course
from tests.learning.test_watching import told

pytestmark = pytest.mark.django_db


def today() -> date:
    return day_of(clock.now())


def joined(account, days=30, *, ago=0):
    with transaction.atomic():
        joining = Joining(a_plan().pk, days)
        return join(account_id=account.pk, joinings=[joining], now=clock.now() - timedelta(days=ago))[0]


def told_of(account, day=None):
    """Name, why, last day and whether it is open, of each."""
    rows = my_courses(account.pk, day or today())
    return [(row["name"], str(row["opened_by"]), row["valid_until"], row["active"]) for row in rows]


def test_members_have_every_course_for_members_that_is_on_the_shelf_until_their_last_day():
    account, _, _ = an_account(), a_vip_course("并发"), a_course("别的")
    Course.objects.filter(pk=a_vip_course("下架").pk).update(status=SaleStatus.OFFLINE)
    assert told_of(account) == []

    period = joined(account)

    last = today() + timedelta(days=30)
    assert period.valid_end_date == last
    assert told_of(account) == told_of(account, last) == [("并发", "membership", last, True)]
    # Nothing of it was begun, so nothing of it is missed.
    assert told_of(account, last + timedelta(days=1)) == []


def test_after_membership_what_was_begun_stays_listed_as_over():
    account, begun = an_account(), a_vip_course("并发")
    a_vip_course("没学过")
    period = joined(account, 7, ago=20)
    told(account, a_timed_lesson(begun), (0, 10), now=clock.now() - timedelta(days=15))

    assert told_of(account) == [("并发", "membership", period.valid_end_date, False)]

    end_membership([period.pk], account_id=account.pk, now=clock.now())
    assert told_of(account) == []


def test_what_was_bought_is_told_before_membership_and_membership_once_that_is_over():
    account, course = an_account(), a_vip_course("并发")
    let_in(account.pk, course, days=3)
    joined(account, 30)
    bought_until, member_until = today() + timedelta(days=3), today() + timedelta(days=30)

    assert told_of(account) == [("并发", "enrolment", bought_until, True)]
    assert told_of(account, bought_until + timedelta(days=1)) == [("并发", "membership", member_until, True)]
    # Neither lasts: what was paid for is told.
    assert told_of(account, member_until + timedelta(days=1)) == [("并发", "enrolment", bought_until, False)]


def test_a_module_is_listed_once_it_is_open_with_its_degree_and_its_last_day():
    student = Student(a_programme(modules=2), began=today())
    assert told_of(student.account) == []

    student.open(1)

    module, last = student.degree.modules.get(order=1), student.enrolment.valid_end_date
    assert [(row["product"], row["degree"]) for row in my_courses(student.account.pk, today())] == [
        (f"course:{module.pk}", student.degree.name)
    ]
    assert told_of(student.account, last) == [(module.name, "module", last, True)]
    assert told_of(student.account, last + timedelta(days=1)) == [(module.name, "module", last, False)]

    pause(enrolment_id=student.enrolment_id, reason="实习", by=OPERATOR, now=noon(today()))
    assert told_of(student.account) == []
    end_access([student.enrolment_id], by=OPERATOR, now=clock.now())
    assert told_of(student.account) == []


def test_teachers_have_what_they_bought_and_not_the_whole_school():
    lecturer = an_account(role=Role.LECTURER)
    a_vip_course()
    let_in(lecturer.pk, a_course("自己买的"))

    assert [row[0] for row in told_of(lecturer)] == ["自己买的"]


def test_the_learning_home_lists_modules_and_the_courses_for_members_that_were_begun():
    student = Student(a_programme(), began=today())
    student.open(1)
    begun, _ = a_vip_course("并发"), a_vip_course("没学过")
    joined(student.account, 7)
    told(student.account, a_timed_lesson(begun), (0, 10))
    bought = a_course("自己买的")
    let_in(student.account.pk, bought, days=1)
    api = Api(a_key_for(student.account))

    items = api.get("/learning/courses").json()["data"]["items"]

    module = student.degree.modules.get()
    assert {(row["name"], row["opened_by"], row["state"], row["valid_until"]) for row in items} == {
        ("并发", "membership", "in_progress", str(today() + timedelta(days=7))),
        ("自己买的", "enrolment", "not_started", str(today() + timedelta(days=1))),
        (module.name, "module", "not_started", str(student.enrolment.valid_end_date)),
    }
    later = {row.name: row.state for row in courses_of(student.account.pk, today() + timedelta(days=8))}
    assert later == {"并发": "expired", "自己买的": "expired", module.name: "not_started"}


def test_the_page_of_my_courses_says_why():
    account = an_account()
    a_vip_course("并发")
    joined(account, 7)

    [row] = Api(a_key_for(account)).get("/me/courses").json()["data"]["items"]

    assert (row["opened_by"], row["degree"], row["active"]) == ("membership", None, True)
    assert row["valid_until"] == str(today() + timedelta(days=7))


def test_a_hundred_courses_for_members_cost_as_many_queries_as_one():
    account = an_account()
    joined(account)
    a_vip_course()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            my_courses(account.pk, today())
        return len(captured)

    few = queries()
    Course.objects.bulk_create(
        Course(
            name=f"会员课{number}",
            sub_category=Course.objects.all()[0].sub_category,
            course_type=CourseType.VIP,
            brief="",
            pub_date=today(),
        )
        for number in range(100)
    )

    assert few == queries() == 2
    assert len(my_courses(account.pk, today())) == 101
