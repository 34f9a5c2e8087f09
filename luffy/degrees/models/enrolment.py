"""A learner's way through a degree."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, DegreeCourse


class StudyStatus(models.IntegerChoices):
    STUDYING = 0, _("在学中")
    PAUSED = 1, _("休学中")
    GRADUATED = 2, _("已毕业")
    TIMED_OUT = 3, _("超时结业")
    NOT_STARTED = 4, _("未开始")
    REFUNDED = 5, _("已退费")


class ModuleStatus(models.IntegerChoices):
    COMPLETE = 0, _("已完成")
    UNOPENED = 1, _("未开通")
    STUDYING = 2, _("在学")


# While one of these lasts, the same degree cannot be bought again.
ACTIVE = (StudyStatus.STUDYING, StudyStatus.PAUSED, StudyStatus.NOT_STARTED)


class EnrolledDegreeCourse(models.Model):
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="degree_enrolments",
        verbose_name=_("学员"),
    )
    degree_course = models.ForeignKey(
        DegreeCourse, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("学位课程")
    )
    enrolled_at = models.DateTimeField(_("报名时间"))
    # What was bought; the dates are set when the first module opens.
    access_days = models.PositiveSmallIntegerField(_("有效天数"))
    valid_begin_date = models.DateField(_("有效期开始"), null=True, blank=True)
    valid_end_date = models.DateField(_("有效期结束"), null=True, blank=True)
    study_status = models.SmallIntegerField(
        _("学习状态"), choices=StudyStatus, default=StudyStatus.NOT_STARTED
    )
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="my_students",
        verbose_name=_("导师"),
    )
    mentor_fee_balance = models.PositiveIntegerField(_("导师费用余额(贝里)"))

    class Meta:
        verbose_name = verbose_name_plural = _("已报名学位课程")
        indexes = [models.Index(fields=["account", "study_status"], name="degree_enrolment_mine")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "degree_course"],
                condition=Q(study_status__in=ACTIVE),
                name="degree_enrolment_one_active",
            ),
            models.CheckConstraint(
                condition=Q(study_status__in=StudyStatus.values), name="degree_enrolment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_begin_date__isnull=True, valid_end_date__isnull=True)
                | Q(
                    valid_begin_date__isnull=False,
                    valid_end_date__isnull=False,
                    valid_end_date__gte=F("valid_begin_date"),
                ),
                name="degree_enrolment_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.degree_course_id}"


class StudyRecord(models.Model):
    """A learner's progress in one module of the degree."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="study_records", verbose_name=_("报名")
    )
    module = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="study_records", verbose_name=_("模块")
    )
    open_date = models.DateField(_("开通日期"), null=True, blank=True)
    end_date = models.DateField(_("完成日期"), null=True, blank=True)
    status = models.SmallIntegerField(_("状态"), choices=ModuleStatus, default=ModuleStatus.UNOPENED)

    class Meta:
        verbose_name = verbose_name_plural = _("模块学习进度")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module"], name="study_record_unique"),
            models.CheckConstraint(
                condition=Q(status=ModuleStatus.UNOPENED, open_date__isnull=True, end_date__isnull=True)
                | Q(status=ModuleStatus.STUDYING, open_date__isnull=False, end_date__isnull=True)
                | Q(
                    status=ModuleStatus.COMPLETE,
                    open_date__isnull=False,
                    end_date__isnull=False,
                    end_date__gte=F("open_date"),
                ),
                name="study_record_dates_fit_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.module_id}"
