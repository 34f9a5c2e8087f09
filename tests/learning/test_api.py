"""Links of lessons: for who has access today, and for nobody else."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.valkey import valkey
from luffy.learning.api.courses import get_course
from luffy.learning.models import EnrolledCourse
from luffy.learning.services import Purchase, enrol
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson

pytestmark = pytest.mark.django_db


def looked_at(course, account=None) -> HttpResponse:
    request = RequestFactory().get(f"/api/v1/courses/{course.pk}")
    request.auth = account
    return get_course(request, course.pk)


def a_course_with_lessons():
    course = a_course()
    a_lesson(course, link="vid-free", free=True)
    a_lesson(course, link="vid-secret")
    return course


def test_who_bought_the_course_gets_all_links_and_no_cache_keeps_them():
    course, buyer = a_course_with_lessons(), an_account()
    enrol(account_id=buyer.pk, purchases=[Purchase(course.pk, 30)], now=clock.now())

    answer = looked_at(course, buyer)

    assert "vid-free" in answer.content.decode()
    assert "vid-secret" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer
    assert not any("vid-secret" in str(valkey().get(key)) for key in valkey().scan_iter("catalog:*"))


def test_others_get_the_public_page_also_right_after_the_buyer():
    course, buyer = a_course_with_lessons(), an_account()
    enrol(account_id=buyer.pk, purchases=[Purchase(course.pk, 30)], now=clock.now())
    looked_at(course, buyer)

    for reader in (None, an_account()):
        answer = looked_at(course, reader)
        assert "vid-secret" not in answer.content.decode()
        assert "public" in answer["Cache-Control"]


def test_a_bought_other_course_opens_nothing_here():
    course, buyer = a_course_with_lessons(), an_account()
    enrol(account_id=buyer.pk, purchases=[Purchase(a_course().pk, 30)], now=clock.now())

    assert "vid-secret" not in looked_at(course, buyer).content.decode()


@pytest.mark.parametrize(
    ("begins", "ends", "opens"), [(-30, 0, True), (-30, -1, False), (1, 30, False), (0, 0, True)]
)
def test_access_is_decided_by_the_days_alone(begins: int, ends: int, opens: bool):
    course, buyer = a_course_with_lessons(), an_account()
    today = day_of(clock.now())
    EnrolledCourse.objects.create(
        account=buyer,
        course=course,
        ordinal=1,
        enrolled_at=clock.now(),
        valid_begin_date=today + timedelta(days=begins),
        valid_end_date=today + timedelta(days=ends),
    )

    assert ("vid-secret" in looked_at(course, buyer).content.decode()) is opens
