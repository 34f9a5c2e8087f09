"""Reviews of courses, and votes on what is said of courses and degrees."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, maybe_caller, maybe_signed_in, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.accounts.schemas import BallotIn, TallyOut, tally_shape
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed, NotFound
from luffy.core.paging import MAX_ID, Page, page_of
from luffy.moderation.errors import TextRefused
from luffy.reviews import queries, services
from luffy.reviews.errors import (
    AlreadyReviewed,
    NotBought,
    OwnReview,
    ReviewNotFound,
    TooLateToEdit,
)
from luffy.reviews.schemas import (
    CourseReviewIn,
    CourseReviewOut,
    MyReviewOut,
    RatingOut,
    RecommendIn,
    ReviewSort,
    ReviewsQuery,
    ToReviewOut,
    ToReviewQuery,
)
from luffy.reviews.shapes import my_review_shape, review_shape, review_shapes, to_review_shape
from luffy.site.errors import FeatureOff
from luffy.site.facts import require

router = Router(tags=["reviews"])
operators = allowed_to(Action.MODERATE)
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
WRITES = Limit("review:account", 20, seconds=3600)
VOTES = Limit("vote:account", 120, seconds=60)


@router.get("/courses/{course_id}/rating", auth=None, response=answers(RatingOut))
def course_rating(request: HttpRequest, course_id: IdPath) -> dict[str, Any]:
    """How many stars a course has, and how they are spread."""
    del request
    return ok(queries.rating(course_id))


@router.get("/courses/{course_id}/reviews", auth=maybe_signed_in, response=answers(Page[CourseReviewOut]))
def course_reviews(request: HttpRequest, course_id: IdPath, asked: Query[ReviewsQuery]) -> dict[str, Any]:
    """What learners say of a course; of purchases that were given back nothing."""
    by_use = asked.sort is ReviewSort.HELPFUL
    page = page_of(queries.of_course(course_id, stars=asked.stars, is_by_use=by_use), asked)
    return ok({**page, "items": review_shapes(page["items"], maybe_caller(request))})


@router.post(
    "/courses/{course_id}/reviews",
    auth=signed_in,
    response=answers(MyReviewOut, NotBought, AlreadyReviewed, TextRefused, FeatureOff, status=201),
)
def review_course(
    request: HttpRequest, course_id: IdPath, given: CourseReviewIn
) -> tuple[int, dict[str, Any]]:
    """Say something of a course that I bought: once for each purchase."""
    require("reviews")
    account = caller(request)
    take(WRITES, str(account.pk))
    said = services.Said(**given.model_dump())
    made = services.write(account=account, course_id=course_id, said=said, now=clock.now())
    return 201, ok(my_review_shape(queries.mine(account).get(pk=made.pk)))


@router.get("/me/reviews", auth=signed_in, response=answers(Page[MyReviewOut]))
def my_course_reviews(request: HttpRequest, asked: Query[ToReviewQuery]) -> dict[str, Any]:
    """What I said of courses, newest first, or of one."""
    rows = queries.mine(caller(request))
    rows = rows if asked.course is None else rows.filter(enrolment__course_id=asked.course)
    page = page_of(rows, asked)
    return ok({**page, "items": [my_review_shape(row) for row in page["items"]]})


@router.get("/me/reviews/waiting", auth=signed_in, response=answers(Page[ToReviewOut]))
def courses_to_review(request: HttpRequest, asked: Query[ToReviewQuery]) -> dict[str, Any]:
    """What I bought and said nothing of yet."""
    page = page_of(queries.to_review(caller(request), clock.now(), asked.course), asked)
    return ok({**page, "items": [to_review_shape(row) for row in page["items"]]})


@router.put(
    "/me/reviews/{review_id}",
    auth=signed_in,
    response=answers(MyReviewOut, ReviewNotFound, TooLateToEdit, TextRefused),
)
def edit_course_review(request: HttpRequest, review_id: IdPath, given: CourseReviewIn) -> dict[str, Any]:
    """Say it anew, within 30 days."""
    account = caller(request)
    take(WRITES, str(account.pk))
    said = services.Said(**given.model_dump())
    services.edit(account=account, review_id=review_id, said=said, now=clock.now())
    return ok(my_review_shape(queries.mine(account).get(pk=review_id)))


@router.delete("/me/reviews/{review_id}", auth=signed_in, response=answers(None, ReviewNotFound))
def delete_course_review(request: HttpRequest, review_id: IdPath) -> dict[str, Any]:
    """Take it back, with the votes on it."""
    services.delete(account=caller(request), review_id=review_id)
    return ok(None)


@router.put(
    "/course-reviews/{review_id}/vote", auth=signed_in, response=answers(TallyOut, NotFound, OwnReview)
)
def vote_on_course_review(request: HttpRequest, review_id: IdPath, given: BallotIn) -> dict[str, Any]:
    """Agree with what somebody says of a course, or not."""
    account_id = caller(request).pk
    take(VOTES, str(account_id))
    tally = services.vote(account_id=account_id, review_id=review_id, value=given.ballot, now=clock.now())
    return ok(tally_shape(tally, given))


@router.put(
    "/ops/course-reviews/{review_id}/recommend",
    auth=operators,
    response=answers(CourseReviewOut, NotAllowed, ReviewNotFound),
)
def ops_recommend_review(request: HttpRequest, review_id: IdPath, given: RecommendIn) -> dict[str, Any]:
    """Put a review before the others, or no longer. For operators."""
    account = caller(request)
    by = visit(request).by(account.pk)
    row = services.recommend(review_id=review_id, is_recommend=given.is_recommend, by=by, now=clock.now())
    return ok(review_shape(row, account.pk))
