"""My courses: what was bought, what a degree opened, what members may open; each once, with why and until when.

Source: docs/rules/access.md
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from luffy.catalog.images import shown_image
from luffy.catalog.models import Course, CourseType, SaleStatus
from luffy.learning.access import Grant, Means
from luffy.learning.models import LessonProgress
from luffy.learning.queries.access import Held, all_held

_ORDER = {means: place for place, means in enumerate(Means)}


def my_courses(account_id: int, today: date) -> list[dict[str, Any]]:
    """What is or was open to her and was not given back: bought first, then modules, then by membership.

    While access lasts its days are those still running or to come; after it the days that have passed. Courses for
    members are all there while membership lasts, afterwards those that she began. A module is there once it is open.
    """
    held = all_held(account_id)
    courses = Course.objects.filter(Q(pk__in=list(held.by_course)) | for_members(account_id, held, today))
    mine = [
        (course, standing)
        for course in courses.select_related("degree_course").order_by("pk")
        if (standing := standing_of(course, held, today)) is not None
    ]
    mine.sort(key=lambda one: (_ORDER[one[1].means], -(one[1].last or date.max).toordinal()))
    return [_shown(course, standing) for course, standing in mine]


def for_members(account_id: int, held: Held, today: date) -> Q:
    """The courses for members that are hers: all while she is one, else those that she began."""
    if not held.by_members:
        return Q(pk__in=[])
    vip = Q(course_type=CourseType.VIP) & ~Q(status=SaleStatus.OFFLINE)
    return vip if any(grant.opens(today) for grant in held.by_members) else vip & begun(account_id)


def begun(account_id: int) -> Q:
    """Courses of which she learned something."""
    rows: QuerySet[LessonProgress] = LessonProgress.objects.filter(
        account_id=account_id, course=OuterRef("pk")
    )
    return Q(Exists(rows))


@dataclass(frozen=True, slots=True)
class Standing:
    """Why a course is open to somebody, or was, and from when to when."""

    means: Means
    first: date | None
    last: date | None
    is_open: bool


def standing_of(course: Course, held: Held, today: date) -> Standing | None:
    """By the strongest means that opens it, else by the strongest that did or will. None: it never was hers."""
    verdict = held.verdict(course, today)
    grants = [grant for grant in held.of(course) if grant.first is not None and not grant.is_paused]
    hers = [means for means in Means if any(grant.means is means for grant in grants)]
    if not hers:
        return None
    means = verdict.opened_by if verdict.opened_by in hers else hers[0]
    first, last = _days([grant for grant in grants if grant.means is means], today)
    return Standing(means, first, last, is_open=verdict.opened_by is means)


def _shown(course: Course, standing: Standing) -> dict[str, Any]:
    degree = course.degree_course if standing.means is Means.MODULE else None
    return {
        "product": f"course:{course.pk}",
        "name": course.name,
        "image": shown_image("course", course.pk, course.name, course.course_img),
        "valid_from": standing.first,
        "valid_until": standing.last,
        "active": standing.is_open,
        "opened_by": standing.means,
        "degree": degree.name if degree else None,
    }


def _days(grants: list[Grant], today: date) -> tuple[date | None, date | None]:
    lasting = [grant for grant in grants if not grant.is_over(today)]
    firsts = [grant.first for grant in lasting or grants if grant.first is not None]
    lasts = [grant.last for grant in grants]
    known = [last for last in lasts if last is not None]
    return min(firsts), max(known) if len(known) == len(lasts) else None
