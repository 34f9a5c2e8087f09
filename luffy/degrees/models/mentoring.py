"""What mentors do beside grading."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.accounts.votes import Vote, Voted, one_each
from luffy.catalog.models import Course
from luffy.degrees.models.enrolment import EnrolledDegreeCourse, StudyStatus
from luffy.degrees.models.files import KeptFile
from luffy.moderation.models import Visibility


class FollowUpTool(models.IntegerChoices):
    QQ = 0, "QQ"
    WECHAT = 1, _("微信")
    PHONE = 2, _("电话")
    SYSTEM = 3, _("系统通知")


class MentorTenure(models.Model):
    """Who looked after an enrolment from when to when, and what of the fee is theirs from an earlier time."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="tenures", verbose_name=_("报名")
    )
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tenures", verbose_name=_("导师")
    )
    began_at = models.DateTimeField(_("开始时间"))
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    # Fixed when she handed over; paid with the rest at graduation.
    share_berries = models.PositiveIntegerField(_("交接份额(贝里)"), default=0)
    reason = models.CharField(_("原因"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("带教记录")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(ended_at__isnull=True), name="tenure_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.mentor_id}"


class FollowUp(models.Model):
    """A talk with a learner. Private to staff."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("报名")
    )
    # None: the system wrote by itself.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups_written",
        verbose_name=_("跟进人"),
    )
    followup_tool = models.SmallIntegerField(_("跟进方式"), choices=FollowUpTool, default=FollowUpTool.WECHAT)
    record = models.TextField(_("跟进内容"), max_length=4096)
    next_date = models.DateField(_("下次跟进日期"), null=True, blank=True)
    created_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("学员跟进记录")
        indexes = [
            models.Index(fields=["enrolment", "-id"], name="follow_up_of_enrolment"),
            models.Index(
                fields=["author", "next_date"], condition=Q(next_date__isnull=False), name="follow_up_next"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(followup_tool__in=FollowUpTool.values), name="follow_up_tool_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.created_at:%F}"


class FollowUpFile(KeptFile):
    # None: uploaded for the next talk and not noted with one yet.
    follow_up = models.ForeignKey(
        FollowUp,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("跟进记录"),
    )

    class Meta(KeptFile.Meta):
        abstract = False
        verbose_name = verbose_name_plural = _("跟进附件")
        indexes = [models.Index(fields=["account", "-id"], name="follow_up_file_mine")]


class CommentSnippet(models.Model):
    """A remark that a mentor writes often."""

    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="snippets", verbose_name=_("导师")
    )
    title = models.CharField(_("名称"), max_length=64)
    text = models.TextField(_("内容"), max_length=2048)

    class Meta:
        verbose_name = verbose_name_plural = _("常用批注")
        constraints = [models.UniqueConstraint(fields=["mentor", "title"], name="snippet_title_unique")]

    def __str__(self) -> str:
        return self.title

    def as_dict(self) -> dict[str, object]:
        return {"id": self.pk, "title": self.title, "text": self.text}


class DegreeReviewQuerySet(models.QuerySet["DegreeCourseReview"]):
    def counting(self) -> Self:
        """What everybody may read: neither hidden nor of a purchase given back."""
        return self.filter(visibility=Visibility.SHOWN).exclude(enrolment__study_status=StudyStatus.REFUNDED)


class DegreeCourseReview(Voted):
    """What a learner says of one module, or of the whole degree when `module` is empty. One each."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("报名")
    )
    module = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("模块")
    )
    about_teacher = models.PositiveSmallIntegerField(_("讲师讲解是否清晰"))
    about_video = models.PositiveSmallIntegerField(_("视频质量"))
    about_course = models.PositiveSmallIntegerField(_("内容通俗易懂"))
    review = models.TextField(_("评价"), max_length=1024)
    created_at = models.DateTimeField(_("时间"))
    is_recommend = models.BooleanField(_("热评推荐"), default=False)
    visibility = models.PositiveSmallIntegerField(_("是否公开"), choices=Visibility, default=Visibility.SHOWN)

    objects = DegreeReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("学位课程评价")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "module"], name="degree_review_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(
                    about_teacher__range=(1, 5), about_video__range=(1, 5), about_course__range=(1, 5)
                ),
                name="degree_review_scores",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="degree_review_visibility_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.module_id or '*'}"


class DegreeReviewVote(Vote):
    target = models.ForeignKey(
        DegreeCourseReview, on_delete=models.CASCADE, related_name="votes", verbose_name=_("学位课程评价")
    )

    class Meta(Vote.Meta):
        abstract = False
        constraints = one_each("degree_review_vote")
