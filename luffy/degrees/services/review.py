"""What learners say of a degree, or of one module of it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from luffy.accounts.votes import Ballot, Tally, cast
from luffy.degrees.errors import ModuleOfAnotherDegree, NotStudiedYet, OwnDegreeReview, ReviewExists
from luffy.degrees.models import (
    DegreeCourseReview,
    DegreeReviewVote,
    EnrolledDegreeCourse,
    ModuleStatus,
    StudyStatus,
)
from luffy.moderation.kinds import target_of
from luffy.moderation.services import examine, hold

DEGREE_REVIEW = "degree_review"


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
        TextRefused
    Source: docs/rules/degree-reviews.md
    """
    _require_studied(enrolment, module_id)
    opinion = examine(text, account=enrolment.account, first_texts_wait=False)
    columns: dict[str, Any] = {**scores, "review": opinion.text, "visibility": opinion.visibility}
    try:
        with transaction.atomic():
            made = DegreeCourseReview.objects.create(
                enrolment=enrolment, module_id=module_id, created_at=now, **columns
            )
            hold(target_of(DEGREE_REVIEW, made.pk), opinion, author_id=enrolment.account_id, now=now)
            return made
    except IntegrityError as error:
        raise ReviewExists from error


def vote(*, account_id: int, review_id: int, value: Ballot | None, now: datetime) -> Tally:
    """Agree with a review or not. Raises: NotFound, OwnDegreeReview."""
    if DegreeCourseReview.objects.filter(pk=review_id, enrolment__account_id=account_id).exists():
        raise OwnDegreeReview
    return cast(
        DegreeReviewVote.objects,
        DegreeCourseReview.objects.counting(),
        target_id=review_id,
        account_id=account_id,
        value=value,
        now=now,
    )


def _require_studied(enrolment: EnrolledDegreeCourse, module_id: int | None) -> None:
    studies = enrolment.study_records.all()
    if module_id is not None:
        studies = studies.filter(module_id=module_id)
        if not studies:
            raise ModuleOfAnotherDegree
    is_open = studies.exclude(status=ModuleStatus.UNOPENED).exists()
    if not is_open or enrolment.study_status == StudyStatus.REFUNDED:
        raise NotStudiedYet
