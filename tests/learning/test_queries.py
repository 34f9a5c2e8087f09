"""Who may open what today, and the list of what somebody has."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from luffy.learning.models import EnrolledCourse
from luffy.learning.queries import course_verdict, my_courses, open_courses
from luffy.learning.services import Purchase, enrol
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 9)

pytestmark = pytest.mark.django_db
BOUGHT = {"opened_by": "enrolment", "degree": None}


def bought(account, course, days: int = 7, *, now: datetime = NOW) -> None:
    with transaction.atomic():
        enrol(account_id=account.pk, purchases=[Purchase(course.pk, days)], now=now)


@pytest.mark.parametrize(
    ("today", "opens"),
    [
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)
def test_a_course_opens_on_the_first_and_the_last_day_and_not_beside_them(today, opens):
    account, course = an_account(), a_course()
    bought(account, course)

    assert course_verdict(course, account, today).is_open is opens


def test_a_course_opens_neither_for_others_nor_another_course_with_it():
    account, course = an_account(), a_course()
    bought(account, course)

    assert not course_verdict(course, an_account(), FIRST).is_open
    assert not course_verdict(a_course(), account, FIRST).is_open


def test_what_is_open_or_bought_for_later_is_owned():
    account, courses = an_account(), [a_course() for _ in range(3)]
    bought(account, courses[0])
    bought(account, courses[1], 1)
    EnrolledCourse.objects.filter(course=courses[1]).update(
        valid_begin_date=LAST + timedelta(days=5), valid_end_date=LAST + timedelta(days=6)
    )

    def owned(today: date) -> set[int]:
        return open_courses(account.pk, [course.pk for course in courses], today)

    assert owned(FIRST) == {courses[0].pk, courses[1].pk}
    assert owned(LAST) == {courses[0].pk, courses[1].pk}
    assert owned(LAST + timedelta(days=1)) == {courses[1].pk}
    assert owned(LAST + timedelta(days=7)) == set()


def test_each_course_is_listed_once_from_its_first_day_that_counts_to_its_last():
    account = an_account()
    extended = a_course("Python 入门", course_img="/python.png")
    over, again = a_course(course_img="/over.png"), a_course(course_img="/again.png")
    for _ in range(2):
        bought(account, extended)
    bought(account, over, 1, now=NOW - timedelta(days=30))
    bought(account, again, 1, now=NOW - timedelta(days=30))
    bought(account, again, 3)
    bought(an_account(), a_course())

    listed = my_courses(account.pk, FIRST)

    assert listed == [
        {
            "product": extended.product.key,
            "name": "Python 入门",
            "image": "/python.png",
            "valid_from": date(2026, 3, 2),
            "valid_until": date(2026, 3, 16),
            "active": True,
            **BOUGHT,
        },
        {
            "product": again.product.key,
            "name": again.name,
            "image": "/again.png",
            "valid_from": date(2026, 3, 2),
            "valid_until": date(2026, 3, 5),
            "active": True,
            **BOUGHT,
        },
        {
            "product": over.product.key,
            "name": over.name,
            "image": "/over.png",
            "valid_from": date(2026, 1, 31),
            "valid_until": date(2026, 2, 1),
            "active": False,
            **BOUGHT,
        },
    ]


def test_fifty_courses_are_listed_by_as_many_queries_as_one():
    account = an_account()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            my_courses(account.pk, FIRST)
        return len(captured)

    bought(account, a_course())
    few = queries()
    for _ in range(20):
        bought(account, a_course())

    assert few == queries() == 2
