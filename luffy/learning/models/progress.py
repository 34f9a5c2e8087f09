"""What was watched, and when somebody learned."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, CourseSection


class LessonProgress(models.Model):
    """One account and one lesson. It only grows.

    Source: docs/rules/progress.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="lesson_progress",
        verbose_name=_("学员"),
    )
    section = models.ForeignKey(
        CourseSection, on_delete=models.PROTECT, related_name="progress", verbose_name=_("课时")
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+", verbose_name=_("课程"))
    # Seconds of the film, `[[0, 60], [90, 120]]`: in order, without overlaps.
    pieces = models.JSONField(_("看过的片段"), default=list)
    seconds = models.PositiveIntegerField(_("看过(秒)"), default=0)
    percent = models.PositiveSmallIntegerField(_("进度(%)"), default=0)
    # Where to go on.
    position = models.PositiveIntegerField(_("上次位置(秒)"), default=0)
    tab = models.CharField(max_length=36, blank=True)
    done_at = models.DateTimeField(_("学完时间"), null=True, blank=True)
    # How often a report was faster than any player, or came while another tab played.
    too_fast = models.PositiveIntegerField(_("过快次数"), default=0)
    parallel = models.PositiveIntegerField(_("同时播放次数"), default=0)
    began_at = models.DateTimeField(_("开始时间"))
    seen_at = models.DateTimeField(_("最近学习时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("学习进度")
        indexes = [
            models.Index(fields=["account", "course"], name="progress_of_course"),
            models.Index(fields=["account", "-seen_at"], name="progress_last"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "section"], name="progress_unique"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(percent=100), name="progress_done_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.section_id}"


class StudyDay(models.Model):
    """How long somebody learned on one day, in Shanghai."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="study_days", verbose_name=_("学员")
    )
    day = models.DateField(_("日期"))
    seconds = models.PositiveIntegerField(_("学习(秒)"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("学习时长")
        constraints = [
            models.UniqueConstraint(fields=["account", "day"], name="study_day_unique"),
            models.CheckConstraint(condition=Q(seconds__lte=86_400), name="study_day_has_24_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.day}"
