"""What is said of courses, for everybody and for who said it."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from luffy.accounts.models import Account
from luffy.catalog.rating import CourseRating, average
from luffy.core.calendar import day_of
from luffy.learning.models import EnrolledCourse
from luffy.learning.queries import periods_of
from luffy.reviews.models import CourseReview

HELPFUL = (F("is_recommend").desc(), (F("agree_number") - F("disagree_number")).desc(), F("pk").desc())
NEWEST = (F("pk").desc(),)


def of_course(course_id: int, *, stars: int | None, is_by_use: bool) -> QuerySet[CourseReview]:
    """What everybody may read: the recommended and the most helpful first, or the newest."""
    rows = CourseReview.objects.counting().filter(enrolment__course_id=course_id)
    rows = rows if stars is None else rows.filter(stars=stars)
    return rows.select_related("enrolment__account").order_by(*(HELPFUL if is_by_use else NEWEST))


def rating(course_id: int) -> dict[str, Any]:
    """A course's stars: all in all, of each kind, and how many reviews gave how many."""
    kept = CourseRating.objects.filter(course_id=course_id).first() or CourseRating()
    counting = CourseReview.objects.counting().filter(enrolment__course_id=course_id)
    scores = ("about_teacher", "about_video", "about_course")
    sums = counting.aggregate(**{score: Sum(score, default=0) for score in scores})
    by_stars = dict(counting.values_list("stars").annotate(Count("pk")))
    return {
        "average": average(kept.count, kept.points),
        "count": kept.count,
        "stars": [by_stars.get(stars, 0) for stars in range(1, 6)],
        # Three scores of a kind weigh as much as one of each.
        **{score: average(kept.count, 3 * total) for score, total in sums.items()},
    }


def mine(account: Account) -> QuerySet[CourseReview]:
    """What she said, newest first; also what waits, is hidden or belongs to what she gave back."""
    rows = CourseReview.objects.filter(enrolment__account=account)
    return rows.select_related("enrolment__account", "enrolment__course").order_by("-pk")


def to_review(account: Account, now: datetime, course_id: int | None) -> QuerySet[EnrolledCourse]:
    """Purchases of hers that have begun and have no review yet, the newest first."""
    rows = periods_of(account.pk).filter(review__isnull=True, valid_begin_date__lte=day_of(now))
    rows = rows if course_id is None else rows.filter(course_id=course_id)
    return rows.select_related("course").order_by("-pk")
