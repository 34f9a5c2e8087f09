"""Reviews as operators moderate them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from luffy.moderation.kinds import Kind, Shown
from luffy.moderation.models import Visibility
from luffy.reviews import services
from luffy.reviews.models import CourseReview


def _course_reviews(numbers: Sequence[int]) -> Mapping[int, Shown]:
    rows = CourseReview.objects.filter(pk__in=numbers).select_related("enrolment__account")
    return {
        row.pk: Shown(
            text=row.review,
            author_id=row.enrolment.account_id,
            author=row.enrolment.account.username,
            link=f"/courses/{row.enrolment.course_id}#reviews-place",
            visibility=Visibility(row.visibility),
        )
        for row in rows
    }


COURSE_REVIEWS = Kind(services.COURSE_REVIEW, _("课程评价"), _course_reviews, services.show)
