"""What a learner may open, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course


class EnrolmentStatus(models.IntegerChoices):
    """A mark for lists and statistics. Whether a lesson opens is decided by the dates alone."""

    OPEN = 0, _("已开通")
    EXPIRED = 1, _("已过期")
    REFUNDED = 2, _("已退费")


class EnrolledCourse(models.Model):
    """One period of access to one course. Buying again adds a period after the last one."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="course_enrolments",
        verbose_name=_("学员"),
    )
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("课程")
    )
    # The learner's first, second, … period of this course: two of one number cannot both be opened.
    ordinal = models.PositiveSmallIntegerField(_("第几次"))
    enrolled_at = models.DateTimeField(_("报名时间"))
    # Both days belong to the period.
    valid_begin_date = models.DateField(_("有效期开始"))
    valid_end_date = models.DateField(_("有效期结束"))
    # Set when its purchase was given back: from then on the period gives no access, whatever its days.
    ended_at = models.DateTimeField(_("退费终止时间"), null=True, blank=True)
    status = models.SmallIntegerField(_("状态"), choices=EnrolmentStatus, default=EnrolmentStatus.OPEN)

    class Meta:
        verbose_name = verbose_name_plural = _("已报名课程")
        indexes = [models.Index(fields=["account", "valid_end_date"], name="enrolment_mine")]
        constraints = [
            models.UniqueConstraint(fields=["account", "course", "ordinal"], name="enrolment_ordinal_unique"),
            models.CheckConstraint(
                condition=Q(valid_end_date__gte=F("valid_begin_date")), name="enrolment_dates"
            ),
            models.CheckConstraint(
                condition=Q(status__in=EnrolmentStatus.values), name="enrolment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status=EnrolmentStatus.REFUNDED, ended_at__isnull=False)
                | (~Q(status=EnrolmentStatus.REFUNDED) & Q(ended_at__isnull=True)),
                name="enrolment_ended_is_refunded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.course_id}"
