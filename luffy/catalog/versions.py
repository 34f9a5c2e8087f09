"""What a course said at each time it was saved, and when it is to be put on the shelf and taken off."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class VersionCause(models.TextChoices):
    CREATED = "created", _("新建")
    SAVED = "saved", _("保存")
    RESTORED = "restored", _("恢复")
    DUPLICATED = "duplicated", _("复制")
    # Written past the editor: by the admin, an import, a command.
    FOUND = "found", _("编辑器之外的修改")


class CourseVersion(models.Model):
    """Everything a course said at one time, as the editor has it. Rows are only ever added."""

    course = models.ForeignKey(
        "catalog.Course", on_delete=models.PROTECT, related_name="versions", verbose_name=_("课程")
    )
    number = models.PositiveIntegerField(_("版本"))
    at = models.DateTimeField(_("时间"))
    # None: found, nobody knows whose it is.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("操作者"),
    )
    cause = models.CharField(_("由来"), max_length=12, choices=VersionCause)
    note = models.CharField(_("说明"), max_length=255, blank=True)
    restored_from = models.PositiveIntegerField(_("恢复自版本"), null=True, blank=True)
    content = models.JSONField(_("内容"))
    digest = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("课程版本")
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="course_version_unique"),
            models.CheckConstraint(condition=Q(number__gt=0), name="course_version_from_one"),
            models.CheckConstraint(condition=Q(cause__in=VersionCause.values), name="course_version_cause"),
            models.CheckConstraint(
                condition=Q(cause="restored", restored_from__lt=F("number"))
                | (~Q(cause="restored") & Q(restored_from__isnull=True)),
                name="course_version_restored_from",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} v{self.number}"


class ShelfPlan(models.Model):
    """When a course is to be put on sale and taken offline by itself; each part goes when it was done."""

    course = models.OneToOneField(
        "catalog.Course",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="shelf_plan",
        verbose_name=_("课程"),
    )
    on_at = models.DateTimeField(_("定时上架"), null=True, blank=True, db_index=True)
    off_at = models.DateTimeField(_("定时下架"), null=True, blank=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("操作者"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("定时上下架")
        constraints = [
            models.CheckConstraint(
                condition=Q(on_at__isnull=False) | Q(off_at__isnull=False), name="shelf_plan_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(on_at__isnull=True) | Q(off_at__isnull=True) | Q(on_at__lt=F("off_at")),
                name="shelf_plan_on_before_off",
            ),
        ]

    def __str__(self) -> str:
        return str(self.course_id)
