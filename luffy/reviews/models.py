"""What learners say of what they bought, and what others think of that."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.accounts.votes import Vote, Voted, one_each
from luffy.learning.models import EnrolledCourse
from luffy.moderation.models import Visibility


class CourseReviewQuerySet(models.QuerySet["CourseReview"]):
    def counting(self) -> Self:
        """What everybody may read and what makes the rating: neither hidden nor of a purchase given back."""
        return self.filter(visibility=Visibility.SHOWN, enrolment__ended_at__isnull=True)


class CourseReview(Voted):
    """What a learner says of a course: one for each period that was bought."""

    enrolment = models.OneToOneField(
        EnrolledCourse, on_delete=models.PROTECT, related_name="review", verbose_name=_("已报名课程")
    )
    about_teacher = models.PositiveSmallIntegerField(_("讲师讲解是否清晰"))
    about_video = models.PositiveSmallIntegerField(_("内容实用"))
    about_course = models.PositiveSmallIntegerField(_("内容通俗易懂"))
    # The mean of the three, rounded: the sum of three scores is never half way between two stars.
    stars = models.GeneratedField(
        expression=(F("about_teacher") + F("about_video") + F("about_course") + 1) / 3,
        output_field=models.PositiveSmallIntegerField(_("星级")),
        db_persist=True,
    )
    review = models.TextField(_("评价"), max_length=1024)
    created_at = models.DateTimeField(_("时间"))
    edited_at = models.DateTimeField(_("修改时间"), null=True, blank=True)
    is_recommend = models.BooleanField(_("热评推荐"), default=False)
    visibility = models.PositiveSmallIntegerField(_("是否公开"), choices=Visibility, default=Visibility.SHOWN)

    objects = CourseReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("课程评价")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    about_teacher__range=(1, 5), about_video__range=(1, 5), about_course__range=(1, 5)
                ),
                name="course_review_scores",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="course_review_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}"


class CourseReviewVote(Vote):
    target = models.ForeignKey(
        CourseReview, on_delete=models.CASCADE, related_name="votes", verbose_name=_("课程评价")
    )

    class Meta(Vote.Meta):
        abstract = False
        constraints = one_each("course_review_vote")
