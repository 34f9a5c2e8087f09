"""How far somebody is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from luffy.catalog.models import Course, CourseSection, CourseType
from luffy.learning.models import EnrolledCourse, LessonProgress
from luffy.learning.progress import course_percent


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """`percent` is rounded down: 100 means that all of it was learned."""

    course_id: int
    lessons: int
    done: int
    percent: int
    last_seen_at: datetime | None

    @property
    def is_finished(self) -> bool:
        return self.lessons > 0 and self.done >= self.lessons


def course_progress(account_id: int, course_ids: Collection[int]) -> dict[int, CourseProgress]:
    """How far the account is with each of these courses, in one query.

    Source: docs/rules/progress.md
    """
    rows: Any = with_progress(Course.objects.filter(pk__in=course_ids), account_id)
    return {
        row["pk"]: _progress(row)
        for row in rows.values("pk", "lesson_count", "done_count", "percents", "last_seen_at")
    }


def _progress(row: dict[str, Any]) -> CourseProgress:
    percent = course_percent([row["percents"]], row["lesson_count"])
    return CourseProgress(row["pk"], row["lesson_count"], row["done_count"], percent, row["last_seen_at"])


def watched_since(account_id: int, course_ids: Collection[int], since: datetime) -> dict[int, int]:
    """The percentage of each course that was watched of lessons seen since then, rounded up, in one query.

    For a purchase: free trials never count against it, nor what was learned earlier and not looked at again.
    Of a lesson that was, all counts: else a glance in an earlier period would make it free for the next.

    Source: docs/rules/refunds.md
    """
    rows: Any = with_progress(Course.objects.filter(pk__in=course_ids), account_id, since=since)
    return {
        row["pk"]: -(-row["percents"] // row["lesson_count"]) if row["lesson_count"] else 0
        for row in rows.values("pk", "lesson_count", "percents")
    }


def seen_by_members(account_id: int, since: datetime) -> set[int]:
    """The courses for members that the account has seen lessons of since then, and not bought."""
    mine = LessonProgress.objects.filter(
        account_id=account_id,
        seen_at__gte=since,
        section__free_trial=False,
        course__course_type=CourseType.VIP,
    )
    bought = EnrolledCourse.objects.filter(account_id=account_id, ended_at__isnull=True)
    rows = mine.exclude(course__in=bought.values("course")).order_by()
    return set(rows.values_list("course_id", flat=True).distinct())


def with_progress(
    courses: QuerySet[Course, Any], account_id: int, *, since: datetime | None = None
) -> QuerySet[Course, Any]:
    """The courses with `lesson_count`, `done_count`, `percents` and `last_seen_at` of the account.

    With `since` its progress is that of lessons, free trials apart, which it has seen since then.
    """
    lessons = CourseSection.objects.filter(chapter__course=OuterRef("pk")).order_by()
    mine = LessonProgress.objects.filter(account_id=account_id, course=OuterRef("pk")).order_by()
    if since is not None:
        mine = mine.filter(seen_at__gte=since, section__free_trial=False)

    def over(rows: QuerySet[Any], group: str, value: Any) -> Subquery:
        return Subquery(rows.values(group).annotate(value=value).values("value"))

    return courses.annotate(
        lesson_count=Coalesce(over(lessons, "chapter__course", Count("pk")), 0),
        done_count=Coalesce(over(mine, "course", Count("pk", filter=Q(done_at__isnull=False))), 0),
        percents=Coalesce(over(mine, "course", Sum("percent")), 0),
        last_seen_at=over(mine, "course", Max("seen_at")),
    )


def lesson_progress(account_id: int, course_id: int) -> dict[int, LessonProgress]:
    """What is known of each lesson of the course, by the lesson's id."""
    rows = LessonProgress.objects.filter(account_id=account_id, course_id=course_id)
    return {row.section_id: row for row in rows}
