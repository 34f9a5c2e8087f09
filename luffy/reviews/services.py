"""Writing, editing and taking back reviews; voting on them; and the rating that they make.

A course's rating is counted anew from its reviews behind a lock on it, in the transaction of whatever changed them.

Source: docs/rules/reviews.md
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.db.models.aggregates import Count

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account
from luffy.accounts.votes import Ballot, Tally, cast
from luffy.catalog.cache import bump_version
from luffy.catalog.rating import CourseRating
from luffy.core.calendar import day_of
from luffy.learning.models import EnrolledCourse
from luffy.learning.queries import periods_of
from luffy.moderation.kinds import target_of
from luffy.moderation.models import Visibility
from luffy.moderation.services import Opinion, examine, hold, withdraw
from luffy.reviews.errors import (
    AlreadyReviewed,
    NotBought,
    OwnReview,
    ReviewNotFound,
    TooLateToEdit,
)
from luffy.reviews.models import CourseReview, CourseReviewVote

COURSE_REVIEW = "course_review"
EDITABLE_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Said:
    """Three scores of 1 to 5, and a text."""

    about_teacher: int
    about_video: int
    about_course: int
    review: str


@transaction.atomic
def write(*, account: Account, course_id: int, said: Said, now: datetime) -> CourseReview:
    """Review the newest purchase of a course that has none yet.

    Raises: NotBought, AlreadyReviewed, TextRefused.
    """
    # Whoever gives the purchase back takes this lock, too.
    Account.objects.select_for_update(no_key=True).only("pk").get(pk=account.pk)
    bought = periods_of(account.pk).filter(course_id=course_id, valid_begin_date__lte=day_of(now))
    if not bought.exists():
        raise NotBought
    enrolment = bought.filter(review__isnull=True).order_by("-ordinal").first()
    if enrolment is None:
        raise AlreadyReviewed
    opinion = examine(said.review, account=account, first_texts_wait=False)
    review = CourseReview.objects.create(enrolment=enrolment, created_at=now, **_columns(said, opinion))
    hold(target_of(COURSE_REVIEW, review.pk), opinion, author_id=account.pk, now=now)
    recount([course_id])
    return review


@transaction.atomic
def edit(*, account: Account, review_id: int, said: Said, now: datetime) -> CourseReview:
    """Say it anew. It is no longer recommended: that was another text.

    Raises: ReviewNotFound, TooLateToEdit, TextRefused; ReviewNotFound also for one that operators hid.
    """
    opinion = examine(said.review, account=account, first_texts_wait=False)
    # Its case before the review itself, as whoever decides about it does.
    target = target_of(COURSE_REVIEW, review_id)
    if _is_own(account, review_id):
        withdraw(target)
        hold(target, opinion, author_id=account.pk, now=now)
    review = _own(account, review_id)
    if now > editable_until(review):
        raise TooLateToEdit
    changed = {**_columns(said, opinion), "edited_at": now, "is_recommend": False}
    for name, value in changed.items():
        setattr(review, name, value)
    review.save(update_fields=list(changed))
    recount([review.enrolment.course_id])
    return review


@transaction.atomic
def delete(*, account: Account, review_id: int) -> None:
    """Take it back, with the votes on it. Another one may be written. Raises: ReviewNotFound."""
    if _is_own(account, review_id):
        withdraw(target_of(COURSE_REVIEW, review_id))
    review = _own(account, review_id)
    review.delete()
    recount([review.enrolment.course_id])


def editable_until(review: CourseReview) -> datetime:
    return review.created_at + EDITABLE_FOR


@transaction.atomic
def recommend(*, review_id: int, is_recommend: bool, by: Actor, now: datetime) -> CourseReview:
    """Put a shown review before the others, or no longer. Raises: ReviewNotFound."""
    review = CourseReview.objects.counting().select_for_update(of=("self",)).filter(pk=review_id).first()
    if review is None:
        raise ReviewNotFound
    before, review.is_recommend = review.is_recommend, is_recommend
    review.save(update_fields=["is_recommend"])
    change = ({"is_recommend": before}, {"is_recommend": is_recommend})
    record("review.recommended", target_of(COURSE_REVIEW, review_id), by=by, now=now, change=change)
    return review


def vote(*, account_id: int, review_id: int, value: Ballot | None, now: datetime) -> Tally:
    """Agree with a review or not. Raises: NotFound, OwnReview."""
    if CourseReview.objects.filter(pk=review_id, enrolment__account_id=account_id).exists():
        raise OwnReview
    return cast(
        CourseReviewVote.objects,
        CourseReview.objects.counting(),
        target_id=review_id,
        account_id=account_id,
        value=value,
        now=now,
    )


def show(review_id: int, visibility: Visibility) -> None:
    """What operators decided about a review of a course, in the transaction of the decision."""
    review = CourseReview.objects.select_for_update(of=("self",)).filter(pk=review_id).first()
    if review is None:
        return
    review.visibility = visibility
    review.save(update_fields=["visibility"])
    recount([review.enrolment.course_id])


def recount_given_back(enrolment_ids: Iterable[int]) -> None:
    """These purchases came back: what was said of them no longer counts. In the caller's transaction."""
    reviewed = EnrolledCourse.objects.filter(pk__in=list(enrolment_ids), review__isnull=False)
    recount(reviewed.values_list("course_id", flat=True))


def recount(course_ids: Iterable[int]) -> None:
    """Make the ratings of these courses what their reviews say, in the caller's transaction."""
    for course_id in sorted(set(course_ids)):
        CourseRating.objects.get_or_create(course_id=course_id)
        rating = CourseRating.objects.select_for_update().get(course_id=course_id)
        counting = CourseReview.objects.counting().filter(enrolment__course_id=course_id)
        scores = Sum(F("about_teacher") + F("about_video") + F("about_course"), default=0)
        found = counting.aggregate(count=Count("pk"), points=scores)
        rating.count, rating.points = found["count"], found["points"]
        rating.save(update_fields=["count", "points"])
        bump_version()


def _columns(said: Said, opinion: Opinion) -> dict[str, object]:
    return {**asdict(said), "review": opinion.text, "visibility": opinion.visibility}


def _is_own(account: Account, review_id: int) -> bool:
    return CourseReview.objects.filter(enrolment__account=account, pk=review_id).exists()


def _own(account: Account, review_id: int) -> CourseReview:
    """Her own one, locked. One that operators hid stays as it is."""
    mine = CourseReview.objects.filter(enrolment__account=account, pk=review_id)
    mine = mine.exclude(visibility=Visibility.HIDDEN)
    review = mine.select_for_update(of=("self",)).select_related("enrolment").first()
    if review is None:
        raise ReviewNotFound
    return review
