"""A learner's way through a degree."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, DegreeCourse
from luffy.degrees.models.curriculum import DegreeEdition


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


# While one of these lasts, homework is graded: after it nothing is moved any more.
GRADED_WHILE = (StudyStatus.STUDYING, StudyStatus.PAUSED)
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
    # What was sold: later changes of the degree do not reach who is enrolled.
    edition = models.ForeignKey(
        DegreeEdition, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("版次")
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
    # The sum of its `MentorFeeEntry` rows.
    mentor_fee_balance = models.PositiveIntegerField(_("导师费用余额(贝里)"))
    # The day of graduation, of running out of time, or of the refund.
    ended_date = models.DateField(_("结束日期"), null=True, blank=True)

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
    # Among the modules of the edition.
    position = models.PositiveSmallIntegerField(_("序号"))
    open_date = models.DateField(_("开通日期"), null=True, blank=True)
    end_date = models.DateField(_("完成日期"), null=True, blank=True)
    status = models.SmallIntegerField(_("状态"), choices=ModuleStatus, default=ModuleStatus.UNOPENED)

    class Meta:
        verbose_name = verbose_name_plural = _("模块学习进度")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module"], name="study_record_unique"),
            models.UniqueConstraint(fields=["enrolment", "position"], name="study_record_position_unique"),
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


class WorkExperience(models.IntegerChoices):
    """Years; 0 has just finished school, 11 is more than ten."""

    GRADUATE = 0, _("应届生")
    ONE = 1, _("1年")
    TWO = 2, _("2年")
    THREE = 3, _("3年")
    FOUR = 4, _("4年")
    FIVE = 5, _("5年")
    SIX = 6, _("6年")
    SEVEN = 7, _("7年")
    EIGHT = 8, _("8年")
    NINE = 9, _("9年")
    TEN = 10, _("10年")
    MORE = 11, _("超过10年")


class StudyPlan(models.IntegerChoices):
    ONE_TO_TWO = 0, _("1-2小时/天")
    TWO_TO_THREE = 1, _("2-3小时/天")
    THREE_TO_FIVE = 2, _("3-5小时/天")
    FIVE_OR_MORE = 3, _("5小时以上/天")


class DegreeRegistrationForm(models.Model):
    """What a learner tells when she begins. Where she works and what she earns is sealed (core.sealed)."""

    enrolment = models.OneToOneField(
        EnrolledDegreeCourse,
        on_delete=models.PROTECT,
        related_name="registration_form",
        verbose_name=_("报名"),
    )
    # {"company", "position", "salary"}: JSON, encrypted.
    sealed_work = models.TextField(_("工作情况(加密)"), blank=True, editable=False)
    work_experience = models.SmallIntegerField(_("工作经验"), choices=WorkExperience)
    open_module = models.BooleanField(_("是否开通第1模块"), default=True)
    stu_specified_mentor = models.CharField(_("自选导师"), max_length=32, blank=True)
    study_plan = models.SmallIntegerField(_("学习计划"), choices=StudyPlan, default=StudyPlan.TWO_TO_THREE)
    why_take_this_course = models.TextField(_("为何学习本课程"), max_length=1024)
    why_choose_us = models.TextField(_("为何选路飞"), max_length=1024)
    your_expectation = models.TextField(_("期望"), max_length=1024)
    memo = models.CharField(_("备注"), max_length=255, blank=True)
    submitted_at = models.DateTimeField(_("提交时间"))
    changed_at = models.DateTimeField(_("修改时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("报名表")
        constraints = [
            models.CheckConstraint(
                condition=Q(work_experience__in=WorkExperience.values), name="form_work_experience_known"
            ),
            models.CheckConstraint(
                condition=Q(study_plan__in=StudyPlan.values), name="form_study_plan_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.enrolment_id)


class Pause(models.Model):
    """休学: the days from `first_date` to the day before `back_date` count for nothing."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="pauses", verbose_name=_("报名")
    )
    first_date = models.DateField(_("开始日期"))
    # The day she came back, on which she studies again.
    back_date = models.DateField(_("复学日期"), null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=255)

    class Meta:
        verbose_name = verbose_name_plural = _("休学")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(back_date__isnull=True), name="pause_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(back_date__isnull=True) | Q(back_date__gte=F("first_date")), name="pause_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.first_date}"


class Extension(models.Model):
    """More days for one learner, given by a person: the end of validity and the due dates from a day on move."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="extensions", verbose_name=_("报名")
    )
    first_date = models.DateField(_("自哪天起"))
    days = models.PositiveSmallIntegerField(_("天数"))
    reason = models.CharField(_("原因"), max_length=255)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("批准人")
    )
    given_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("延期")
        constraints = [models.CheckConstraint(condition=Q(days__gt=0), name="extension_days_positive")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:+{self.days}"


class CalendarFeed(models.Model):
    """Who knows the key may read the due dates of an enrolment. Only its SHA-256 is stored."""

    enrolment = models.OneToOneField(
        EnrolledDegreeCourse, on_delete=models.CASCADE, related_name="calendar_feed", verbose_name=_("报名")
    )
    digest = models.BinaryField(_("摘要"), max_length=32, unique=True, editable=False)
    created_at = models.DateTimeField(_("创建时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("日历订阅")

    def __str__(self) -> str:
        return str(self.enrolment_id)
