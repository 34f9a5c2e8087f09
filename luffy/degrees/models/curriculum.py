"""What is taught and asked for: homework as it is edited, and editions as they are sold."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, CourseChapter, DegreeCourse
from luffy.degrees.rule import Cause


class HomeworkType(models.IntegerChoices):
    ASSIGNMENT = 0, _("作业")
    MODULE_EXAM = 1, _("模块通关考核")


CAUSE_LABELS = {
    Cause.PASSED_ON_TIME.value: _("按时通过"),
    Cause.LATE.value: _("未按时提交"),
    Cause.D.value: _("成绩 D"),
    Cause.COPY.value: _("抄袭"),
}
CAUSES = list(CAUSE_LABELS.items())


class Homework(models.Model):
    """What operators edit. Learners meet it as the `Assignment` of the edition they bought."""

    module = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="homework", verbose_name=_("模块")
    )
    chapter = models.ForeignKey(
        CourseChapter, on_delete=models.PROTECT, related_name="homework", verbose_name=_("章节")
    )
    title = models.CharField(_("标题"), max_length=128)
    # Numbers with gaps, so that one can be put between two others.
    order = models.PositiveSmallIntegerField(_("顺序"))
    homework_type = models.SmallIntegerField(_("类型"), choices=HomeworkType, default=HomeworkType.ASSIGNMENT)
    requirement = models.TextField(_("作业需求"), max_length=20000)
    # What a mentor looks for; learners never see it.
    threshold = models.TextField(_("踩分点"), max_length=4096, blank=True)
    recommend_period = models.PositiveSmallIntegerField(_("推荐完成周期(天)"), default=7)
    scholarship_value = models.PositiveIntegerField(_("奖学金(贝里)"), default=0)
    note = models.TextField(_("备注"), max_length=1024, blank=True)
    enabled = models.BooleanField(_("启用"), default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作业")
        constraints = [
            models.UniqueConstraint(fields=["chapter", "title"], name="homework_title_unique"),
            models.UniqueConstraint(fields=["module", "order"], name="homework_order_unique"),
            models.CheckConstraint(
                condition=Q(homework_type__in=HomeworkType.values), name="homework_type_known"
            ),
            models.CheckConstraint(condition=Q(recommend_period__gt=0), name="homework_period_positive"),
        ]

    def __str__(self) -> str:
        return self.title


class RewardRule(models.Model):
    """How many percent a cause moves, as operators edit it. An edition keeps what was sold."""

    degree_course = models.ForeignKey(
        DegreeCourse, on_delete=models.CASCADE, related_name="reward_rules", verbose_name=_("学位课程")
    )
    cause = models.CharField(_("原因"), max_length=16, choices=CAUSES)
    percent = models.PositiveSmallIntegerField(_("比例(%)"))
    # A penalty above it waits for an operator; 0: each of them, none: no penalty does.
    asks_above = models.PositiveIntegerField(_("超过多少贝里需审批"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("奖惩规则")
        constraints = [
            models.CheckConstraint(
                condition=~Q(cause=Cause.PASSED_ON_TIME.value) | Q(asks_above__isnull=True),
                name="reward_rule_asks_for_penalties",
            ),
            models.UniqueConstraint(fields=["degree_course", "cause"], name="reward_rule_unique"),
            models.CheckConstraint(condition=Q(cause__in=list(CAUSE_LABELS)), name="reward_rule_cause_known"),
            models.CheckConstraint(condition=Q(percent__lte=1000), name="reward_rule_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.percent}%"


class Holiday(models.Model):
    """A day on which nobody is expected to study: due dates move past it."""

    day = models.DateField(_("日期"), unique=True)
    name = models.CharField(_("名称"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("假期")

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class DegreeEdition(models.Model):
    """A degree as it was sold: its modules, homework, tiers and rules at that time. Never changes."""

    degree_course = models.ForeignKey(
        DegreeCourse, on_delete=models.PROTECT, related_name="editions", verbose_name=_("学位课程")
    )
    number = models.PositiveSmallIntegerField(_("版次"))
    period = models.PositiveIntegerField(_("建议学习周期(天)"))
    total_scholarship = models.PositiveIntegerField(_("总奖学金(贝里)"))
    mentor_fee = models.PositiveIntegerField(_("导师辅导费用(贝里)"))
    note = models.CharField(_("说明"), max_length=255, blank=True)
    published_at = models.DateTimeField(_("发布时间"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("发布人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("学位版次")
        constraints = [
            models.UniqueConstraint(fields=["degree_course", "number"], name="edition_number_unique"),
            models.CheckConstraint(condition=Q(number__gt=0), name="edition_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.degree_course_id} v{self.number}"


class EditionModule(models.Model):
    edition = models.ForeignKey(
        DegreeEdition, on_delete=models.PROTECT, related_name="modules", verbose_name=_("版次")
    )
    module = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+", verbose_name=_("模块"))
    position = models.PositiveSmallIntegerField(_("序号"))

    class Meta:
        verbose_name = verbose_name_plural = _("版次模块")
        constraints = [
            models.UniqueConstraint(fields=["edition", "module"], name="edition_module_unique"),
            models.UniqueConstraint(fields=["edition", "position"], name="edition_module_position_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}:{self.module_id}"


class Assignment(models.Model):
    """One homework as an edition has it. Only `enabled` may change: the others were promised."""

    edition = models.ForeignKey(
        DegreeEdition, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("版次")
    )
    module = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+", verbose_name=_("模块"))
    homework = models.ForeignKey(
        Homework, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("作业")
    )
    # Within its module.
    position = models.PositiveSmallIntegerField(_("序号"))
    homework_type = models.SmallIntegerField(_("类型"), choices=HomeworkType)
    title = models.CharField(_("标题"), max_length=128)
    requirement = models.TextField(_("作业需求"))
    threshold = models.TextField(_("踩分点"), blank=True)
    recommend_period = models.PositiveSmallIntegerField(_("推荐完成周期(天)"))
    scholarship_value = models.PositiveIntegerField(_("奖学金(贝里)"))
    enabled = models.BooleanField(_("启用"), default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("版次作业")
        constraints = [
            models.UniqueConstraint(fields=["edition", "homework"], name="assignment_unique"),
            models.UniqueConstraint(
                fields=["edition", "module", "position"], name="assignment_position_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EditionTier(models.Model):
    edition = models.ForeignKey(
        DegreeEdition, on_delete=models.PROTECT, related_name="tiers", verbose_name=_("版次")
    )
    time_percent = models.PositiveSmallIntegerField(_("奖励档位(%)"))
    value = models.PositiveIntegerField(_("奖学金(贝里)"))

    class Meta:
        verbose_name = verbose_name_plural = _("版次奖学金")
        constraints = [
            models.UniqueConstraint(fields=["edition", "time_percent"], name="edition_tier_unique")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}:{self.time_percent}%"


class EditionRule(models.Model):
    edition = models.ForeignKey(
        DegreeEdition, on_delete=models.PROTECT, related_name="rules", verbose_name=_("版次")
    )
    cause = models.CharField(_("原因"), max_length=16, choices=CAUSES)
    percent = models.PositiveSmallIntegerField(_("比例(%)"))
    asks_above = models.PositiveIntegerField(_("超过多少贝里需审批"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("版次奖惩规则")
        constraints = [models.UniqueConstraint(fields=["edition", "cause"], name="edition_rule_unique")]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} {self.percent}%"
