"""A file that came in to be imported, how far it is, and what became of its rows."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TableKind(models.TextChoices):
    COURSES = "courses", _("课程")
    TEACHERS = "teachers", _("讲师")
    COUPONS = "coupons", _("优惠券")
    ARTICLES = "articles", _("文章")
    ACCOUNTS = "accounts", _("账号")


class ImportStatus(models.TextChoices):
    WAITING = "waiting", _("等待中")
    RUNNING = "running", _("进行中")
    DONE = "done", _("已完成")
    # The file as a whole could not be read; nothing was written.
    FAILED = "failed", _("失败")


class ImportRun(models.Model):
    """One file and one go. A dry run looks at everything and writes nothing."""

    number = models.CharField(_("编号"), max_length=26, unique=True)
    kind = models.CharField(_("内容"), max_length=12, choices=TableKind)
    is_dry = models.BooleanField(_("试运行"), default=True)
    status = models.CharField(_("状态"), max_length=8, choices=ImportStatus, default=ImportStatus.WAITING)
    name = models.CharField(_("文件名"), max_length=255)
    path = models.CharField(max_length=255, editable=False, blank=True)
    sha256 = models.CharField(_("摘要"), max_length=64, editable=False)
    language = models.CharField(max_length=12, editable=False)
    # What its sender calls it: sent twice, it is one run.
    key = models.CharField(_("幂等键"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("操作者")
    )
    total = models.PositiveIntegerField(_("总行数"), default=0)
    done = models.PositiveIntegerField(_("已处理"), default=0)
    created = models.PositiveIntegerField(_("新增"), default=0)
    changed = models.PositiveIntegerField(_("更新"), default=0)
    unchanged = models.PositiveIntegerField(_("无变化"), default=0)
    refused = models.PositiveIntegerField(_("未导入"), default=0)
    # The first of the rows that were refused: `[{line, column, reason}]`.
    problems = models.JSONField(_("问题"), default=list)
    failure = models.CharField(_("失败原因"), max_length=255, blank=True)
    made_at = models.DateTimeField(_("提交时间"))
    seen_at = models.DateTimeField(_("最近进展"), null=True, blank=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("导入")
        constraints = [
            models.UniqueConstraint(fields=["by", "key"], name="import_key_unique"),
            models.CheckConstraint(condition=Q(kind__in=TableKind.values), name="import_kind_known"),
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="import_status_known"),
            models.CheckConstraint(
                condition=Q(done=F("created") + F("changed") + F("unchanged") + F("refused"))
                & Q(done__lte=F("total")),
                name="import_rows_add_up",
            ),
            models.CheckConstraint(
                condition=(Q(status__in=["done", "failed"]) & Q(ended_at__isnull=False))
                | (Q(status__in=["waiting", "running"]) & Q(ended_at__isnull=True)),
                name="import_ended_when_over",
            ),
        ]

    def __str__(self) -> str:
        return self.number
