"""Reviews as the API shows them."""

from collections.abc import Sequence

from luffy.accounts.models import Account
from luffy.accounts.votes import votes_of
from luffy.catalog.images import shown_image
from luffy.learning.models import EnrolledCourse
from luffy.moderation.models import Visibility
from luffy.reviews.models import CourseReview, CourseReviewVote
from luffy.reviews.schemas import CourseReviewOut, MyReviewOut, ToReviewOut
from luffy.reviews.services import editable_until


def review_shapes(rows: Sequence[CourseReview], reader: Account | None) -> list[CourseReviewOut]:
    """For one reader, with what she voted: one query, or none for a guest."""
    reader_id = reader.pk if reader else None
    votes = votes_of(reader_id, CourseReviewVote.objects, [row.pk for row in rows]) if reader_id else {}
    return [review_shape(row, reader_id, votes.get(row.pk, 0)) for row in rows]


def review_shape(row: CourseReview, reader_id: int | None, my_vote: int = 0) -> CourseReviewOut:
    return CourseReviewOut(
        id=row.pk,
        author=f"{row.enrolment.account.username[:1]}**",
        about_teacher=row.about_teacher,
        about_video=row.about_video,
        about_course=row.about_course,
        stars=row.stars,
        review=row.review,
        created_at=row.created_at,
        edited_at=row.edited_at,
        is_recommend=row.is_recommend,
        agree_number=row.agree_number,
        disagree_number=row.disagree_number,
        is_mine=row.enrolment.account_id == reader_id,
        my_vote=my_vote,
    )


def my_review_shape(row: CourseReview) -> MyReviewOut:
    course = row.enrolment.course
    return MyReviewOut(
        **review_shape(row, row.enrolment.account_id).model_dump(),
        course_id=course.pk,
        course=course.name,
        image=shown_image("course", course.pk, course.name, course.course_img),
        standing="returned" if row.enrolment.ended_at else STANDINGS[Visibility(row.visibility)],
        editable_until=editable_until(row),
    )


def to_review_shape(row: EnrolledCourse) -> ToReviewOut:
    course = row.course
    return ToReviewOut(
        course_id=course.pk,
        course=course.name,
        image=shown_image("course", course.pk, course.name, course.course_img),
        enrolled_at=row.enrolled_at,
    )


STANDINGS = {Visibility.SHOWN: "shown", Visibility.HELD: "held", Visibility.HIDDEN: "hidden"}
