"""Chapters of a course and the lessons in them."""

from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _


class SectionType(models.IntegerChoices):
    DOCUMENT = 0, _("文档")
    EXERCISE = 1, _("练习")
    VIDEO = 2, _("视频")


class CourseChapter(models.Model):
    course = models.ForeignKey(
        "catalog.Course", on_delete=models.CASCADE, related_name="coursechapters", verbose_name=_("课程")
    )
    chapter = models.PositiveSmallIntegerField(_("第几章"), default=1)
    name = models.CharField(_("章节名称"), max_length=128)
    summary = models.TextField(_("章节介绍"), null=True, blank=True)
    pub_date = models.DateField(_("发布日期"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("章节")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "chapter"], name="chapter_number_unique", deferrable=Deferrable.IMMEDIATE
            ),
            models.CheckConstraint(condition=Q(chapter__gt=0), name="chapter_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.course}:(第{self.chapter}章){self.name}"


class CourseSection(models.Model):
    chapter = models.ForeignKey(
        CourseChapter, on_delete=models.CASCADE, related_name="coursesections", verbose_name=_("章节")
    )
    name = models.CharField(_("课时名称"), max_length=128)
    # Numbers with gaps, so that a lesson can be put between two others.
    order = models.PositiveSmallIntegerField(_("顺序"))
    section_type = models.SmallIntegerField(_("类型"), choices=SectionType, default=SectionType.VIDEO)
    # A video's id or a document's address. Leaves the server only to who may open the lesson.
    section_link = models.CharField(_("课时链接"), max_length=255, null=True, blank=True)
    seconds = models.PositiveIntegerField(_("时长(秒)"), default=0)
    pub_date = models.DateTimeField(_("发布时间"), auto_now_add=True)
    free_trial = models.BooleanField(_("可试看"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("课时")
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "order"], name="section_order_unique", deferrable=Deferrable.IMMEDIATE
            ),
            models.UniqueConstraint(
                fields=["chapter", "section_link"],
                name="section_link_unique",
                deferrable=Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=Q(section_type__in=SectionType.values), name="section_type_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chapter_id}-{self.name}"
