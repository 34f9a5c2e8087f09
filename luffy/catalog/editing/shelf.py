"""A course goes on the shelf and off it: now, or at a moment that is set.

Source: docs/rules/course-editor.md
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from luffy.accounts.audit import Actor, record
from luffy.catalog import services
from luffy.catalog.cache import bump_version
from luffy.catalog.editing.gaps import mandatory
from luffy.catalog.editing.reading import content_of
from luffy.catalog.editing.services import locked, refuse_gaps
from luffy.catalog.errors import PlanRefused
from luffy.catalog.models import Course, SaleStatus
from luffy.catalog.versions import ShelfPlan
from luffy.core.calendar import day_of
from luffy.core.jobs import defer
from luffy.core.logging import get_logger

log = get_logger(__name__)

_FARTHEST = timedelta(days=3650)


@transaction.atomic
def put(course_id: int, status: SaleStatus, *, by: Actor, now: datetime) -> Course:
    """Put a course on sale, announce it, or take it offline. Twice is once; its own plan of that kind is dropped.

    Raises:
        CourseNotFound
        CourseIncomplete: it would be shown while something mandatory is missing.
    """
    course = locked(course_id)
    if status != SaleStatus.OFFLINE:
        refuse_gaps(mandatory(content_of(course)))
    _drop(course, "off_at" if status == SaleStatus.OFFLINE else "on_at")
    _move(course, status, by=by, now=now)
    return course


@transaction.atomic
def plan(
    course_id: int, *, on_at: datetime | None, off_at: datetime | None, by: Actor, now: datetime
) -> ShelfPlan | None:
    """Have the course put on sale and taken offline at these moments; both None: no longer.

    Raises:
        CourseNotFound
        PlanRefused: a moment is over, or the order is wrong.
        CourseIncomplete: it is to be put on sale while something mandatory is missing.
    """
    course = locked(course_id)
    if any(moment is not None and not now < moment < now + _FARTHEST for moment in (on_at, off_at)):
        raise PlanRefused
    if on_at and off_at and off_at <= on_at:
        raise PlanRefused
    if on_at:
        refuse_gaps(mandatory(content_of(course)))
    old = ShelfPlan.objects.filter(course=course).first()
    before = _told(old)
    made = _written_plan(course, on_at, off_at, by)
    if before != _told(made):
        record("course.planned", f"course:{course_id}", by=by, now=now, change=(before, _told(made)))
    for moment in filter(None, (on_at, off_at)):
        defer("catalog.run_shelf_plans", at=moment)
    return made


def _written_plan(
    course: Course, on_at: datetime | None, off_at: datetime | None, by: Actor
) -> ShelfPlan | None:
    if on_at is None and off_at is None:
        ShelfPlan.objects.filter(course=course).delete()
        return None
    made, _is_new = ShelfPlan.objects.update_or_create(
        course=course, defaults={"on_at": on_at, "off_at": off_at, "by_id": by.account_id}
    )
    return made


def run_plans(*, now: datetime) -> int:
    """Do what is due, each course in a transaction of its own; how many courses were moved."""
    due = ShelfPlan.objects.filter(Q(on_at__lte=now) | Q(off_at__lte=now)).values_list("course_id", flat=True)
    return sum(_run(course_id, now) for course_id in list(due))


@transaction.atomic
def _run(course_id: int, now: datetime) -> bool:
    course = locked(course_id)
    row = ShelfPlan.objects.filter(course=course).first()
    if row is None:
        return False
    by = Actor("job", row.by_id)
    is_moved = False
    if row.on_at is not None and row.on_at <= now:
        is_moved = _put_on(course, by=by, now=now)
        _drop(course, "on_at")
    if row.off_at is not None and row.off_at <= now:
        _drop(course, "off_at")
        is_moved = _move(course, SaleStatus.OFFLINE, by=by, now=now) or is_moved
    return is_moved


def _put_on(course: Course, *, by: Actor, now: datetime) -> bool:
    """Whether it was; what became incomplete since it was planned stays off, and a person has to look."""
    missing = mandatory(content_of(course))
    if not missing:
        return _move(course, SaleStatus.ON_SALE, by=by, now=now)
    names = sorted({gap.name for gap in missing})
    record("course.plan_failed", f"course:{course.pk}", by=by, now=now, change=(None, {"missing": names}))
    log.error("a planned course is incomplete and stays off the shelf", course=course.pk, missing=names)
    return False


def _move(course: Course, status: SaleStatus, *, by: Actor, now: datetime) -> bool:
    if course.status == status:
        return False
    before = {"status": course.status}
    course.status = status
    if status == SaleStatus.ON_SALE and course.pub_date is None:
        course.pub_date = day_of(now)
    course.save(update_fields=["status", "pub_date"])
    change = (before, {"status": int(status)})
    # A degree is found by its modules that are shown.
    services.refresh_search([course.pk])
    record("course.shelf", f"course:{course.pk}", by=by, now=now, change=change)
    bump_version()
    return True


def _drop(course: Course, moment: str) -> None:
    """Forget one part of the plan, and the plan with its last part."""
    row = ShelfPlan.objects.filter(course=course).first()
    if row is None:
        return
    setattr(row, moment, None)
    if row.on_at is None and row.off_at is None:
        row.delete()
    else:
        row.save(update_fields=[moment])


def _told(row: ShelfPlan | None) -> dict[str, Any] | None:
    if row is None:
        return None
    moments = {"on_at": row.on_at, "off_at": row.off_at}
    return {name: moment.isoformat() if moment else None for name, moment in moments.items()}


def put_many(course_ids: Collection[int], status: SaleStatus, *, by: Actor, now: datetime) -> int:
    """`put` for several, all or none; how many there were."""
    with transaction.atomic():
        for course_id in sorted(course_ids):
            put(course_id, status, by=by, now=now)
    return len(course_ids)
