"""People who completed something, and their certificates."""

from datetime import UTC, datetime

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseSection
from luffy.certificates.models import Certificate
from luffy.certificates.rule import Terms
from luffy.certificates.services import issue_due, set_rule
from luffy.learning.services import complete
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.reviews import a_purchase

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
BY = Actor("test")


def a_ruled_course(
    name: str = "", *, lessons: int = 2, course: int = 100, exercise: int | None = None
) -> Course:
    """A course that gives certificates."""
    made = a_course(name)
    for _lesson in range(lessons):
        a_lesson(made)
    set_rule(f"course:{made.pk}", Terms(course, exercise), is_active=True, by=BY, now=NOW)
    return made


def learn(account: Account, course: Course, *, lessons: int | None = None, now: datetime = NOW) -> None:
    """The first lessons, or all."""
    rows = CourseSection.objects.filter(chapter__course=course).select_related("chapter")
    for section in rows.order_by("chapter__chapter", "order")[:lessons]:
        complete(account_id=account.pk, section=section, now=now)


def a_graduate_of(course: Course, account: Account | None = None, *, now: datetime = NOW) -> Account:
    """Bought it and learned all of it."""
    account = account or an_account()
    a_purchase(account, course, now=now)
    learn(account, course, now=now)
    return account


def a_certificate(
    account: Account | None = None, course: Course | None = None, *, now: datetime = NOW
) -> Certificate:
    course = course or a_ruled_course()
    account = a_graduate_of(course, account, now=now)
    issue_due(now=now)
    return Certificate.objects.get(account=account, course=course)
