"""How much each mentor has to do, and how quickly she does it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from luffy.accounts.models import Account, Role
from luffy.degrees.models import ACTIVE, HomeworkRecord, Submission
from luffy.degrees.people import shown_name
from luffy.degrees.schemas_ops import MentorLoadOut

# Response times are means of what was graded in these days.
LOOKS_BACK = timedelta(days=30)


def mentors() -> QuerySet[Account]:
    """Who may be given students, whoever has the fewest first: the order of assignment by load."""
    lasting = Count("my_students", filter=Q(my_students__study_status__in=ACTIVE))
    rows = Account.objects.filter(role=Role.MENTOR.value, is_active=True)
    return rows.annotate(caseload=lasting).order_by("caseload", "pk")


def load_rows(page: Sequence[Account], *, now: datetime) -> list[MentorLoadOut]:
    """A page of `mentors`: a fixed number of queries."""
    ids = [one.pk for one in page]
    waiting: dict[int, Any] = {
        row["mentor_id"]: row
        for row in HomeworkRecord.objects.to_grade()
        .filter(mentor_id__in=ids)
        .values("mentor_id")
        .annotate(waiting=Count("pk"), late=Count("pk", filter=Q(promised_at__lt=now)))
    }
    took = ExpressionWrapper(F("graded_at") - F("submitted_at"), output_field=DurationField())
    graded = Submission.objects.filter(graded_by_id__in=ids, graded_at__gt=now - LOOKS_BACK)
    times: dict[int, Any] = {
        row["graded_by_id"]: row
        for row in graded.values("graded_by_id").annotate(graded=Count("pk"), took=Avg(took))
    }
    rows = []
    for one in page:
        queue: dict[str, Any] = waiting.get(one.pk, {})
        speed: dict[str, Any] = times.get(one.pk, {})
        rows.append(
            MentorLoadOut(
                username=one.username,
                name=shown_name(one),
                students=one.caseload,  # type: ignore[attr-defined]
                waiting=queue.get("waiting", 0),
                late=queue.get("late", 0),
                graded=speed.get("graded", 0),
                response_hours=round(speed["took"].total_seconds() / 3600, 1) if speed else None,
            )
        )
    return rows
