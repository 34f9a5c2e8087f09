"""What learners say of degrees."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in
from luffy.accounts.schemas import BallotIn, TallyOut, tally_shape
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotFound
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.degrees.errors import (
    EnrolmentNotFound,
    ModuleOfAnotherDegree,
    NotStudiedYet,
    OwnDegreeReview,
    ReviewExists,
)
from luffy.degrees.models import DegreeCourseReview
from luffy.degrees.queries import dashboard
from luffy.degrees.schemas_mentor import ReviewIn, ReviewOut
from luffy.degrees.services.review import review, vote
from luffy.degrees.shapes import review_shape, review_shapes
from luffy.moderation.errors import TextRefused

router = Router(tags=["degrees"])
VOTES = Limit("vote:account", 120, seconds=60)
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/degrees/{degree_id}/reviews", auth=maybe_signed_in, response=answers(Page[ReviewOut]))
def degree_reviews(request: HttpRequest, degree_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """What learners say, what is recommended first; of refunded purchases nothing."""
    reader = maybe_caller(request)
    rows = DegreeCourseReview.objects.counting().filter(enrolment__degree_course_id=degree_id)
    rows = rows.select_related("enrolment__account", "module")
    found = page_of(rows.order_by("-is_recommend", "-pk"), page)
    return ok({**found, "items": review_shapes(found["items"], reader.pk if reader else None)})


@router.get(
    "/me/degrees/{enrolment_id}/reviews",
    auth=signed_in,
    response=answers(Page[ReviewOut], EnrolmentNotFound),
)
def my_reviews(request: HttpRequest, enrolment_id: IdPath, page: Query[PageQuery]) -> dict[str, Any]:
    """What I said of this degree and its modules."""
    enrolment = dashboard.mine(caller(request).pk, enrolment_id)
    rows = DegreeCourseReview.objects.filter(enrolment=enrolment).order_by("-pk")
    found = page_of(rows.select_related("enrolment__account", "module"), page)
    return ok({**found, "items": review_shapes(found["items"], enrolment.account_id)})


@router.post(
    "/me/degrees/{enrolment_id}/reviews",
    auth=signed_in,
    response=answers(
        ReviewOut,
        EnrolmentNotFound,
        ModuleOfAnotherDegree,
        NotStudiedYet,
        ReviewExists,
        TextRefused,
        status=201,
    ),
)
def write_review(request: HttpRequest, enrolment_id: IdPath, body: ReviewIn) -> tuple[int, dict[str, Any]]:
    """Say something of one module, or of the whole degree; one each."""
    enrolment = dashboard.mine(caller(request).pk, enrolment_id)
    scores = body.model_dump(include={"about_teacher", "about_video", "about_course"})
    made = review(enrolment, module_id=body.module_id, scores=scores, text=body.review, now=clock.now())
    return 201, ok(review_shape(made, enrolment.account_id))


@router.put(
    "/degree-reviews/{review_id}/vote",
    auth=signed_in,
    response=answers(TallyOut, NotFound, OwnDegreeReview),
)
def vote_on_review(request: HttpRequest, review_id: IdPath, given: BallotIn) -> dict[str, Any]:
    """Agree with what somebody says of a degree, or not."""
    account_id = caller(request).pk
    take(VOTES, str(account_id))
    tally = vote(account_id=account_id, review_id=review_id, value=given.ballot, now=clock.now())
    return ok(tally_shape(tally, given))
