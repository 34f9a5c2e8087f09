"""What a refund ends."""

from collections.abc import Collection

from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus


def end_access(enrolment_ids: Collection[int]) -> None:
    """End these enrolments for ever: no module opens any more, and the mentor is paid nothing for them.

    The same degree can be bought again at once. Needs an open transaction.

    Source: docs/rules/degree-enrolment.md
    """
    rows = EnrolledDegreeCourse.objects.select_for_update().filter(pk__in=enrolment_ids).order_by("pk")
    for row in rows:
        row.study_status = StudyStatus.REFUNDED
        row.save(update_fields=["study_status"])
