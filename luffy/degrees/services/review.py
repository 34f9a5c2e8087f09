"""What learners say of a degree, or of one module of it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from luffy.degrees.errors import ModuleOfAnotherDegree, NotStudiedYet, ReviewExists
from luffy.degrees.models import DegreeCourseReview, EnrolledDegreeCourse, ModuleStatus, StudyStatus


def review(
    enrolment: EnrolledDegreeCourse,
    *,
    module_id: int | None,
    scores: dict[str, int],
    text: str,
    now: datetime,
) -> DegreeCourseReview:
    """Write the review of one module, or of the whole degree; one each for an enrolment.

    Raises:
        ModuleOfAnotherDegree
        NotStudiedYet: the module, or for the whole degree the first one, is not open; or the money went back.
        ReviewExists
    Source: docs/rules/degree-reviews.md
    """
    _require_studied(enrolment, module_id)
    columns: dict[str, Any] = {**scores, "review": text, "created_at": now}
    try:
        with transaction.atomic():
            return DegreeCourseReview.objects.create(enrolment=enrolment, module_id=module_id, **columns)
    except IntegrityError as error:
        raise ReviewExists from error


def _require_studied(enrolment: EnrolledDegreeCourse, module_id: int | None) -> None:
    studies = enrolment.study_records.all()
    if module_id is not None:
        studies = studies.filter(module_id=module_id)
        if not studies:
            raise ModuleOfAnotherDegree
    is_open = studies.exclude(status=ModuleStatus.UNOPENED).exists()
    if not is_open or enrolment.study_status == StudyStatus.REFUNDED:
        raise NotStudiedYet
