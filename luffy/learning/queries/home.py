"""My learning home: what to go on with, my courses and where they stand, the last days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from luffy.accounts.models import Account
from luffy.catalog.images import shown_image
from luffy.catalog.models import Course, CourseSection
from luffy.learning.access import Means
from luffy.learning.models import LessonProgress, StudyDay
from luffy.learning.progress import course_percent, streak
from luffy.learning.queries.access import course_verdict, held_by, held_unbought
from luffy.learning.queries.enrolments import periods_of
from luffy.learning.queries.mine import Standing, begun, for_members, standing_of
from luffy.learning.queries.progress import with_progress

WEEK_DAYS = 7
# Nobody's streak is longer than what is looked at.
_STREAK_DAYS = 400


class State:
    """Where a course of mine stands."""

    IN_PROGRESS, NOT_STARTED, FINISHED, EXPIRED = "in_progress", "not_started", "finished", "expired"


def courses_of(
    account_id: int, today: date, *, state: str | None = None, words: str = ""
) -> QuerySet[Course, Any]:
    """Every course that the account has or had, with why, until when, its progress and its `state`.

    Of those for members just the ones that she began. Only those of one state and with these words in the name,
    if asked. What was learned last comes first.
    """
    owned = _owned(account_id, today)
    if words.strip():
        owned = owned.filter(name__icontains=words.strip())
    known: Any = with_progress(owned, account_id)
    rows: Any = known.annotate(
        state=Case(
            When(is_open=False, then=Value(State.EXPIRED)),
            When(Q(done_count__gte=F("lesson_count"), lesson_count__gt=0), then=Value(State.FINISHED)),
            When(last_seen_at__isnull=False, then=Value(State.IN_PROGRESS)),
            default=Value(State.NOT_STARTED),
        ),
    ).order_by(F("last_seen_at").desc(nulls_last=True), F("bought_until").desc(nulls_last=True), "pk")
    found: QuerySet[Course, Any] = rows.filter(state=state) if state else rows
    return found


def _owned(account_id: int, today: date) -> QuerySet[Course, Any]:
    """Hers, with `bought_until` (None: not bought), and `is_open`: today, or bought for later."""
    held = held_unbought(account_id)
    bought = periods_of(account_id)
    last = bought.filter(course=OuterRef("pk")).order_by("-valid_end_date").values("valid_end_date")[:1]
    opened = [pk for pk, grants in held.by_course.items() if any(grant.opens(today) for grant in grants)]
    over = [pk for pk, grants in held.by_course.items() if any(grant.is_over(today) for grant in grants)]
    by_members = for_members(account_id, held, today) & begun(account_id)
    is_member = any(grant.opens(today) for grant in held.by_members)
    is_open = Q(bought_until__gte=today) | Q(pk__in=opened) | (by_members if is_member else Q(pk__in=[]))
    hers = Q(pk__in=bought.values("course_id")) | Q(pk__in=[*opened, *over]) | by_members
    rows: Any = Course.objects.filter(hers).annotate(bought_until=Subquery(last))
    found: QuerySet[Course, Any] = rows.annotate(is_open=Case(When(is_open, then=True), default=False))
    return found


def courses_shown(rows: Sequence[Any], account: Account, today: date) -> list[dict[str, Any]]:
    """Rows of `courses_of` for a list, each with why it is open, or was, and until when."""
    held = held_by(account, [row.pk for row in rows])
    return [_course_shown(row, standing_of(row, held, today)) for row in rows]


def _course_shown(row: Any, standing: Standing | None) -> dict[str, Any]:
    return {
        "course_id": row.pk,
        "name": row.name,
        "image": shown_image("course", row.pk, row.name, row.course_img),
        "state": row.state,
        "lessons": row.lesson_count,
        "done": row.done_count,
        "percent": course_percent([row.percents], row.lesson_count),
        "valid_until": standing.last if standing else None,
        "opened_by": standing.means if standing else Means.ENROLMENT,
        "last_seen_at": row.last_seen_at,
    }


def continue_with(account: Account, today: date) -> dict[str, Any] | None:
    """The lesson to go on with: of the course that was learned last, of unfinished ones before finished ones.

    It is the last lesson, or the next one that is not done. None if nothing that opens was begun.
    """
    hers: Any = courses_of(account.pk, today)
    begun = hers.filter(is_open=True, last_seen_at__isnull=False)
    is_finished = Case(When(state=State.FINISHED, then=1), default=0)
    course = begun.order_by(is_finished, F("last_seen_at").desc(), "pk").first()
    if course is None or not course_verdict(course, account, today).is_open:
        return None
    mine = LessonProgress.objects.filter(account=account, course=course)
    last = mine.select_related("section__chapter").order_by("-seen_at")[0]
    section, position = last.section, last.position
    if last.done_at is not None and (following := _following(section, mine)) is not None:
        section, position = following, 0
    return {
        "course_id": course.pk,
        "course": course.name,
        "image": shown_image("course", course.pk, course.name, course.course_img),
        "lesson_id": section.pk,
        "lesson": section.name,
        "position": position,
        "seconds": section.seconds,
        "percent": course_percent([course.percents], course.lesson_count),
    }


def _following(section: CourseSection, mine: QuerySet[LessonProgress]) -> CourseSection | None:
    """The next lesson of the course that is not done, or else the first one that is not."""
    later = Q(chapter=section.chapter, order__gt=section.order) | Q(
        chapter__chapter__gt=section.chapter.chapter
    )
    left = CourseSection.objects.filter(chapter__course_id=section.chapter.course_id).exclude(
        pk__in=mine.filter(done_at__isnull=False).values("section")
    )
    return left.order_by(Case(When(later, then=0), default=1), "chapter__chapter", "order").first()


def week_of(account_id: int, today: date) -> dict[str, Any]:
    """The last seven days in seconds, oldest first, and the days in a row up to today."""
    rows = dict(
        StudyDay.objects.filter(account_id=account_id, day__lte=today)
        .order_by("-day")
        .values_list("day", "seconds")[:_STREAK_DAYS]
    )
    days = [today - timedelta(days=ago) for ago in reversed(range(WEEK_DAYS))]
    return {
        "days": [{"day": day, "seconds": rows.get(day, 0)} for day in days],
        "streak": streak(rows, today),
    }


def states_of(account_id: int, today: date) -> dict[str, int]:
    """How many courses stand where."""
    rows: Any = courses_of(account_id, today)
    counts = dict.fromkeys((State.IN_PROGRESS, State.NOT_STARTED, State.FINISHED, State.EXPIRED), 0)
    for state in rows.order_by().values_list("state", flat=True):
        counts[state] += 1
    return counts


def home_of(account: Account, today: date) -> dict[str, Any]:
    """What my learning begins with."""
    return {
        "go_on": continue_with(account, today),
        "states": states_of(account.pk, today),
        **week_of(account.pk, today),
    }
