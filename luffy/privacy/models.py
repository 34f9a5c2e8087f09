"""What people agreed to, the copies of their data that they asked for, and accounts on their way out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PolicyVersion(models.Model):
    """One version of the privacy policy, in both languages. The database refuses a later change of it.

    Source: docs/rules/privacy.md
    """

    number = models.PositiveIntegerField(_("版本号"), primary_key=True)
    text_zh = models.TextField(_("正文"))
    text_en = models.TextField(_("英文正文"))
    # What is new in it, for who agreed to an earlier one.
    changes = models.CharField(_("更新说明"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("发布时间"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("发布人")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("隐私政策版本")
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="policy_number_positive"),
            models.CheckConstraint(condition=~Q(text_zh="") & ~Q(text_en=""), name="policy_has_texts"),
        ]

    def __str__(self) -> str:
        return f"v{self.number}"


class Consent(models.Model):
    """Somebody agreed to one version, once. Rows are only added."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents", verbose_name=_("账号")
    )
    policy = models.ForeignKey(
        PolicyVersion, on_delete=models.PROTECT, related_name="consents", verbose_name=_("版本")
    )
    agreed_at = models.DateTimeField(_("同意时间"))
    address = models.GenericIPAddressField(_("IP 地址"))

    class Meta:
        verbose_name = verbose_name_plural = _("同意记录")
        constraints = [models.UniqueConstraint(fields=["account", "policy"], name="consent_once")]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.policy_id}"


class ExportState(models.TextChoices):
    WAITING = "waiting", _("生成中")
    READY = "ready", _("可下载")
    FAILED = "failed", _("生成失败")
    EXPIRED = "expired", _("已过期")


class DataExport(models.Model):
    """A copy of what we know of somebody, as she asked for it. The row stays when the file is gone."""

    number = models.CharField(_("编号"), max_length=26, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="data_exports",
        verbose_name=_("账号"),
    )
    state = models.CharField(_("状态"), max_length=7, choices=ExportState, default=ExportState.WAITING)
    path = models.CharField(_("文件"), max_length=128, blank=True, editable=False)
    size_bytes = models.PositiveBigIntegerField(_("大小(字节)"), default=0)
    requested_at = models.DateTimeField(_("申请时间"))
    ready_at = models.DateTimeField(_("生成时间"), null=True, blank=True)
    expires_at = models.DateTimeField(_("过期时间"), null=True, blank=True)
    downloads = models.PositiveIntegerField(_("下载次数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("个人信息副本")
        indexes = [models.Index(fields=["account", "-id"], name="data_export_mine")]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(state=ExportState.WAITING), name="data_export_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=ExportState.READY, ready_at__isnull=False, expires_at__gt=F("ready_at"))
                    & ~Q(path="")
                )
                | (~Q(state=ExportState.READY) & Q(path="")),
                name="data_export_ready_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class DeletionState(models.TextChoices):
    ASKED = "asked", _("冷静期")
    WITHDRAWN = "withdrawn", _("已撤回")
    DONE = "done", _("已注销")


class Deletion(models.Model):
    """Somebody wants her account gone. Until the day is due she can take it back."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deletions", verbose_name=_("账号")
    )
    state = models.CharField(_("状态"), max_length=9, choices=DeletionState, default=DeletionState.ASKED)
    asked_at = models.DateTimeField(_("申请时间"))
    due_at = models.DateTimeField(_("生效时间"))
    ended_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("注销申请")
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state=DeletionState.ASKED), name="deletion_due")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(state=DeletionState.ASKED), name="deletion_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(due_at__gt=F("asked_at")), name="deletion_cools_off"),
            models.CheckConstraint(
                condition=Q(state=DeletionState.ASKED, ended_at__isnull=True)
                | (~Q(state=DeletionState.ASKED) & Q(ended_at__isnull=False)),
                name="deletion_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.state}"
