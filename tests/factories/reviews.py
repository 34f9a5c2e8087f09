"""Purchases and what is said of them, for tests."""

from datetime import UTC, datetime

from django.db import transaction

from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.learning.models import EnrolledCourse
from luffy.learning.services import Purchase, enrol
from luffy.reviews.models import CourseReview
from luffy.reviews.services import Said, write
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def a_purchase(
    account: Account | None = None, course: Course | None = None, *, days: int = 30, now: datetime = NOW
) -> EnrolledCourse:
    """Access to a course, opened by no order."""
    bought = Purchase((course or a_course()).pk, days)
    with transaction.atomic():
        return enrol(account_id=(account or an_account()).pk, purchases=[bought], now=now)[0]


def said(teacher: int = 5, video: int = 5, course: int = 5, text: str = "讲得清楚") -> Said:
    return Said(teacher, video, course, text)


def a_review(
    account: Account | None = None,
    course: Course | None = None,
    *,
    what: Said | None = None,
    now: datetime = NOW,
) -> CourseReview:
    account = account or an_account()
    bought = a_purchase(account, course, now=now)
    return write(account=account, course_id=bought.course_id, said=what or said(), now=now)
