"""Giving people access to a course that they did not buy.

Source: docs/rules/grants.md
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account
from luffy.campaigns.models import AccessGrant
from luffy.catalog.errors import CourseNotFound
from luffy.catalog.models import Course
from luffy.core.calendar import day_of
from luffy.learning.models import EnrolledCourse
from luffy.learning.services.enrolments import Purchase, enrol


@dataclass(frozen=True, slots=True)
class Gift:
    course_id: int
    access_days: int
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """`new` get access; `have_it` have the course already, today or later, and get nothing."""

    asked: int
    new: int
    have_it: int


def would_give(account_ids: Collection[int], course_id: int, *, today: date) -> Given:
    """Who would get it. Raises: CourseNotFound."""
    _find(course_id)
    wanted = set(account_ids)
    held = _holders(wanted, course_id, today)
    return Given(len(wanted), len(wanted - held), len(held))


@transaction.atomic
def give(account_ids: Collection[int], gift: Gift, *, by: Actor, now: datetime) -> Given:
    """Open the course to each of these accounts that does not have it. The same again gives nobody anything.

    Raises: CourseNotFound.
    """
    _find(gift.course_id)
    wanted = sorted(set(account_ids))
    # All of them first, in one order: whoever buys meanwhile is seen below.
    list(
        Account.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk").values_list("pk")
    )
    held = _holders(wanted, gift.course_id, day_of(now))
    new = [pk for pk in wanted if pk not in held]
    giver = Account.objects.get(pk=by.account_id or 0)
    for account_id in new:
        _give_one(account_id, gift, giver, by=by, now=now)
    return Given(len(wanted), len(new), len(wanted) - len(new))


def granted() -> QuerySet[AccessGrant]:
    """What was given, newest first."""
    return AccessGrant.objects.select_related("enrolment__account", "enrolment__course", "given_by").order_by(
        "-id"
    )


def _give_one(account_id: int, gift: Gift, giver: Account, *, by: Actor, now: datetime) -> None:
    purchase = Purchase(gift.course_id, gift.access_days)
    (enrolment,) = enrol(account_id=account_id, purchases=[purchase], now=now)
    AccessGrant.objects.create(
        enrolment=enrolment, given_by=giver, access_days=gift.access_days, reason=gift.reason, given_at=now
    )
    after = {"course": gift.course_id, "until": str(enrolment.valid_end_date)}
    record(
        "access.granted", f"account:{account_id}", by=by, now=now, change=(None, after), reason=gift.reason
    )


def _find(course_id: int) -> None:
    if not Course.objects.filter(pk=course_id).exists():
        raise CourseNotFound(course_id=course_id)


def _holders(account_ids: Collection[int], course_id: int, today: date) -> set[int]:
    rows = EnrolledCourse.objects.filter(
        account_id__in=account_ids, course_id=course_id, ended_at__isnull=True, valid_end_date__gte=today
    )
    return set(rows.values_list("account_id", flat=True))
