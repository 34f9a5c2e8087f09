"""What was bought, and until when."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from luffy.catalog.images import shown_image
from luffy.learning.models import EnrolledCourse


def periods_of(account_id: int) -> QuerySet[EnrolledCourse]:
    """The account's periods of access, without those that a refund ended."""
    return EnrolledCourse.objects.filter(account_id=account_id, ended_at__isnull=True)


def open_courses(account_id: int, course_ids: Collection[int], today: date) -> set[int]:
    """Those of these courses that the account has access to today or has already bought for later."""
    rows = periods_of(account_id).filter(course_id__in=course_ids, valid_end_date__gte=today)
    return set(rows.values_list("course_id", flat=True))


def my_courses(account_id: int, today: date) -> list[dict[str, Any]]:
    """Each course ever opened and not given back, once: from the first day that counts to the last.

    While access lasts these are the days still running or to come; after it the days that have passed.
    """
    lasting = Q(valid_end_date__gte=today)
    rows = (
        periods_of(account_id)
        .values("course_id", "course__name", "course__course_img")
        .annotate(
            first=Min("valid_begin_date", filter=lasting),
            last=Max("valid_end_date"),
            passed=Min("valid_begin_date"),
        )
        .order_by("-last", "course_id")
    )
    return [
        {
            "product": f"course:{row['course_id']}",
            "name": row["course__name"],
            "image": shown_image("course", row["course_id"], row["course__name"], row["course__course_img"]),
            "valid_from": row["first"] or row["passed"],
            "valid_until": row["last"],
            "active": row["first"] is not None and row["first"] <= today,
        }
        for row in rows
    ]
