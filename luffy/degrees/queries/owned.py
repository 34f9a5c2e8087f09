"""What a learner has of degrees."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from luffy.catalog.images import shown_image
from luffy.degrees.models import ACTIVE, EnrolledDegreeCourse, StudyStatus
from luffy.learning.access import Means
from luffy.learning.queries import my_courses


def owned_degrees(account_id: int, degree_ids: Collection[int], today: date) -> set[int]:
    """Those of these degrees that the account is enrolled in and whose time has not passed, or stands still."""
    lasting = (
        Q(valid_end_date__isnull=True) | Q(valid_end_date__gte=today) | Q(study_status=StudyStatus.PAUSED)
    )
    rows = EnrolledDegreeCourse.objects.filter(
        lasting, account_id=account_id, degree_course_id__in=degree_ids, study_status__in=ACTIVE
    )
    return set(rows.values_list("degree_course_id", flat=True))


def my_products(account_id: int, today: date) -> list[dict[str, Any]]:
    """Everything the account has or had access to and did not give back: degrees first, lasting longest first."""
    return [*_my_degrees(account_id, today), *my_courses(account_id, today)]


def _my_degrees(account_id: int, today: date) -> list[dict[str, Any]]:
    rows = (
        EnrolledDegreeCourse.objects.filter(account_id=account_id)
        .exclude(study_status=StudyStatus.REFUNDED)
        .select_related("degree_course")
        .order_by("degree_course_id", "-id")
        # The newest enrolment of each degree stands for it.
        .distinct("degree_course_id")
    )
    return [
        {
            "product": f"degree:{row.degree_course_id}",
            "name": row.degree_course.name,
            "image": shown_image(
                "degree", row.degree_course_id, row.degree_course.name, row.degree_course.course_img
            ),
            "valid_from": row.valid_begin_date,
            "valid_until": row.valid_end_date,
            "active": row.study_status in ACTIVE
            and (
                row.valid_end_date is None
                or row.valid_end_date >= today
                or row.study_status == StudyStatus.PAUSED
            ),
            "opened_by": Means.ENROLMENT,
            "degree": None,
        }
        for row in rows
    ]
