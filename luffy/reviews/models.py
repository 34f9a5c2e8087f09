"""What learners say of what they bought, and what others think of that."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.accounts.votes import Vote, Voted, one_each
from luffy.learning.models import EnrolledCourse


class CourseReview(Voted):
    """What a learner says of a course: one for each period that was bought."""

    enrolment = models.OneToOneField(
        EnrolledCourse, on_delete=models.PROTECT, related_name="review", verbose_name=_("已报名课程")
    )
    about_teacher = models.PositiveSmallIntegerField(_("讲师讲解是否清晰"))
    about_video = models.PositiveSmallIntegerField(_("内容实用"))
    about_course = models.PositiveSmallIntegerField(_("内容通俗易懂"))
    review = models.TextField(_("评价"), max_length=1024)
    created_at = models.DateTimeField(_("时间"))
    edited_at = models.DateTimeField(_("修改时间"), null=True, blank=True)
    is_recommend = models.BooleanField(_("热评推荐"), default=False)
    hide = models.BooleanField(_("隐藏"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("课程评价")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    about_teacher__range=(1, 5), about_video__range=(1, 5), about_course__range=(1, 5)
                ),
                name="course_review_scores",
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
