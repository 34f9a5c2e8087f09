"""Reviews of degrees as operators moderate them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from luffy.degrees.models import DegreeCourseReview
from luffy.degrees.services.review import DEGREE_REVIEW
from luffy.moderation.kinds import Kind, Shown
from luffy.moderation.models import Visibility


def _degree_reviews(numbers: Sequence[int]) -> Mapping[int, Shown]:
    rows = DegreeCourseReview.objects.filter(pk__in=numbers).select_related("enrolment__account")
    return {
        row.pk: Shown(
            text=row.review,
            author_id=row.enrolment.account_id,
            author=row.enrolment.account.username,
            link=f"/degrees/{row.enrolment.degree_course_id}#reviews",
            visibility=Visibility(row.visibility),
        )
        for row in rows
    }


def _show_degree_review(number: int, visibility: Visibility) -> None:
    DegreeCourseReview.objects.filter(pk=number).update(visibility=visibility)


DEGREE_REVIEWS = Kind(DEGREE_REVIEW, _("学位课程评价"), _degree_reviews, _show_degree_review)
