"""What was bought, and until when."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from luffy.learning.models import EnrolledCourse


def periods_of(account_id: int) -> QuerySet[EnrolledCourse]:
    """The account's periods of access, without those that a refund ended."""
    return EnrolledCourse.objects.filter(account_id=account_id, ended_at__isnull=True)


def open_courses(account_id: int, course_ids: Collection[int], today: date) -> set[int]:
    """Those of these courses that the account has access to today or has already bought for later."""
    rows = periods_of(account_id).filter(course_id__in=course_ids, valid_end_date__gte=today)
    return set(rows.values_list("course_id", flat=True))
