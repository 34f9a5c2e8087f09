"""Which modules are open to whom, as lessons want to know it. Read each time: nothing can drift.

Source: docs/decisions/0032-where-access-comes-from.md
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from luffy.degrees.models import StudyRecord, StudyStatus
from luffy.learning.access import Means


def modules_held(account_id: int, course_ids: Collection[int] | None) -> QuerySet[Any, Any]:
    """The modules of the account's degrees: from the day they opened to the last day of the enrolment.

    After graduation they stay open until then; while she pauses they wait; given back they are gone.
    """
    is_paused = Q(enrolment__study_status=StudyStatus.PAUSED)
    rows = StudyRecord.objects.filter(enrolment__account_id=account_id)
    if course_ids is not None:
        rows = rows.filter(module_id__in=course_ids)
    return rows.exclude(enrolment__study_status=StudyStatus.REFUNDED).values_list(
        "module_id",
        Value(Means.MODULE.value, output_field=CharField()),
        "open_date",
        # While she pauses, the days do not count.
        Case(When(is_paused, then=None), default=F("enrolment__valid_end_date")),
        Case(When(is_paused, then=True), default=False),
    )
