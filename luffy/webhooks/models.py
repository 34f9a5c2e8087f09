"""Who is told of what happens, and how each telling went."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.core.models import Event


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def kept(self) -> Self:
        """Those that nobody removed."""
        return self.filter(removed_at__isnull=True)

    def on(self) -> Self:
        """Those that are told."""
        return self.kept().filter(disabled_at__isnull=True)


class Endpoint(models.Model):
    """An address of a program of others. Only its name of the secret is stored open; the secret is sealed.

    Source: docs/rules/webhooks.md
    """

    label = models.CharField(_("名称"), max_length=64)
    url = models.CharField(_("接收地址"), max_length=500)
    # Names from the catalogue; none means all of them.
    events = models.JSONField(_("事件"), default=list)
    sealed_secret = models.TextField(_("密钥(加密)"), editable=False)
    # Signs too until then, so that a receiver can change over.
    former_sealed_secret = models.TextField(_("旧密钥(加密)"), blank=True, editable=False)
    former_until = models.DateTimeField(_("旧密钥有效至"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("创建人")
    )
    created_at = models.DateTimeField(_("创建时间"))
    # Since when nothing has got through; empty after each success.
    failing_since = models.DateTimeField(_("失败开始时间"), null=True, blank=True)
    disabled_at = models.DateTimeField(_("停用时间"), null=True, blank=True)
    disabled_reason = models.CharField(_("停用原因"), max_length=16, blank=True)
    removed_at = models.DateTimeField(_("移除时间"), null=True, blank=True)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("接收地址")
        constraints = [
            models.CheckConstraint(
                condition=Q(disabled_at__isnull=True, disabled_reason="")
                | Q(disabled_at__isnull=False, disabled_reason__in=["operator", "failing", "gone"]),
                name="endpoint_disabled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(former_sealed_secret="", former_until__isnull=True)
                | (~Q(former_sealed_secret="") & Q(former_until__isnull=False)),
                name="endpoint_former_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting", _("待推送")
    DELIVERED = "delivered", _("已送达")
    # Tried as often as is sensible. A person may have it sent again.
    DEAD = "dead", _("已放弃")


class Delivery(models.Model):
    """One event on its way to one endpoint."""

    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.PROTECT, related_name="deliveries", verbose_name=_("接收地址")
    )
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="deliveries", verbose_name=_("事件")
    )
    status = models.CharField(_("状态"), max_length=9, choices=DeliveryStatus, default=DeliveryStatus.WAITING)
    # Since it was begun, or begun anew by a replay.
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    next_try_at = models.DateTimeField(_("下次推送"), null=True, blank=True)
    created_at = models.DateTimeField(_("创建时间"))
    finished_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("推送")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(status=DeliveryStatus.WAITING),
                name="webhook_delivery_due",
            ),
            models.Index(fields=["endpoint", "-id"], name="webhook_delivery_of"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "event"], name="webhook_delivery_once"),
            models.CheckConstraint(
                condition=Q(
                    status=DeliveryStatus.WAITING, finished_at__isnull=True, next_try_at__isnull=False
                )
                | Q(
                    status__in=[DeliveryStatus.DELIVERED, DeliveryStatus.DEAD],
                    finished_at__isnull=False,
                    next_try_at__isnull=True,
                ),
                name="webhook_delivery_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.endpoint_id}:{self.event_id}"


class Attempt(models.Model):
    """One try, and what came of it. Rows are only added."""

    delivery = models.ForeignKey(
        Delivery, on_delete=models.CASCADE, related_name="attempts", verbose_name=_("推送")
    )
    at = models.DateTimeField(_("时间"))
    duration_ms = models.PositiveIntegerField(_("耗时(毫秒)"))
    # No number: no answer came.
    status_code = models.PositiveSmallIntegerField(_("响应状态"), null=True, blank=True)
    response = models.CharField(_("响应开头"), max_length=500, blank=True)
    problem = models.CharField(_("问题"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("推送尝试")

    def __str__(self) -> str:
        return f"{self.delivery_id}:{self.status_code}"
