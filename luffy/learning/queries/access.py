"""What somebody holds, by one query, and what that opens.

Source: docs/rules/access.md
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, QuerySet, Value

from luffy.accounts.models import Account, Role
from luffy.catalog.models import Course, CourseSection, CourseType, SaleStatus
from luffy.learning.access import Facts, Grant, Means, Verdict, decide
from luffy.learning.queries.enrolments import periods_of
from luffy.learning.queries.memberships import memberships_held
from luffy.learning.sources import sources


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that an account holds of some courses; `by_members` counts for each that members may open."""

    is_signed_in: bool
    is_staff: bool
    by_course: dict[int, tuple[Grant, ...]]
    by_members: tuple[Grant, ...]

    def of(self, course: Course) -> tuple[Grant, ...]:
        """What she holds of this course."""
        is_for_members = course.course_type == CourseType.VIP
        return self.by_course.get(course.pk, ()) + (self.by_members if is_for_members else ())

    def verdict(self, course: Course, today: date, *, is_preview: bool = False) -> Verdict:
        """What opens a lesson of this course today, or why it stays closed."""
        facts = Facts(
            is_signed_in=self.is_signed_in,
            is_staff=self.is_staff,
            is_preview=is_preview,
            is_offline=course.status == SaleStatus.OFFLINE,
            is_vip=course.course_type == CourseType.VIP,
            is_module=course.course_type == CourseType.MODULE,
            grants=self.of(course),
        )
        return decide(facts, today)


NOBODY = Held(is_signed_in=False, is_staff=False, by_course={}, by_members=())


def held_by(account: Account | None, course_ids: Collection[int]) -> Held:
    """What the account holds of these courses: one query, however many courses and sources there are."""
    if account is None:
        return NOBODY
    rows = enrolments_held(account.pk, course_ids).union(*_others_held(account.pk, course_ids), all=True)
    return _held(rows, is_staff=account.is_superuser or account.role != Role.LEARNER)


def all_held(account_id: int) -> Held:
    """What the account holds of any course, as if she were no member of the staff."""
    return _held(enrolments_held(account_id, None).union(*_others_held(account_id, None), all=True))


def held_unbought(account_id: int) -> Held:
    """The same without what was bought singly."""
    first, *more = _others_held(account_id, None)
    return _held(first.union(*more, all=True))


def _others_held(account_id: int, course_ids: Collection[int] | None) -> list[QuerySet[Any, Any]]:
    return [memberships_held(account_id), *(source(account_id, course_ids) for source in sources())]


def _held(rows: Iterable[Any], *, is_staff: bool = False) -> Held:
    grants: dict[int | None, list[Grant]] = defaultdict(list)
    for course_id, means, first, last, is_paused in rows:
        grants[course_id].append(Grant(Means(means), first, last, is_paused))
    by_members = tuple(grants.pop(None, ()))
    by_course = {course_id: tuple(held) for course_id, held in grants.items() if course_id is not None}
    return Held(is_signed_in=True, is_staff=is_staff, by_course=by_course, by_members=by_members)


def enrolments_held(account_id: int, course_ids: Collection[int] | None) -> QuerySet[Any, Any]:
    """What was bought singly, of these courses or of all."""
    rows = periods_of(account_id)
    if course_ids is not None:
        rows = rows.filter(course_id__in=course_ids)
    return rows.values_list(
        "course_id",
        Value(Means.ENROLMENT.value, output_field=CharField()),
        "valid_begin_date",
        "valid_end_date",
        Value(value=False, output_field=BooleanField()),
    )


def verdict_of(section: CourseSection, account: Account | None, today: date) -> Verdict:
    """May she open this lesson today? Read it with `select_related("chapter__course")`."""
    course = section.chapter.course
    return held_by(account, [course.pk]).verdict(course, today, is_preview=section.free_trial)


def course_verdict(course: Course, account: Account | None, today: date) -> Verdict:
    """May she open every lesson of the course today?"""
    return held_by(account, [course.pk]).verdict(course, today)
