"""What somebody was told, by what other way it goes to her, and which of it she wants."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a notification is about; how it reads is in `texts`."""

    DUE_SOON = "due_soon", _("作业快到期")
    OVERDUE = "overdue", _("作业已逾期")
    GRADED = "graded", _("作业已批改")
    REWARD = "reward", _("获得贝里")
    PENALTY = "penalty", _("扣除贝里")
    PENALTY_REVIEW = "penalty_review", _("处罚审批")
    MODULE_OPENED = "module_opened", _("模块已开通")
    GRADUATED = "graduated", _("毕业")
    FOLLOW_UP = "follow_up", _("该跟进学员")
    GRADING_LATE = "grading_late", _("批改超时")
    APPEAL = "appeal", _("申诉结果")
    REFUND = "refund", _("退费进展")
    INVOICE = "invoice", _("发票进展")
    WITHDRAWAL = "withdrawal", _("提现进展")
    ACCESS_ENDING = "access_ending", _("学习期限快到")
    ANSWERED = "answered", _("提问有了回答")
    ACCEPTED = "accepted", _("回答被采纳")
    WEBHOOK_OFF = "webhook_off", _("事件推送已停用")
    CERTIFICATE = "certificate", _("证书进展")
    ANNOUNCEMENT = "announcement", _("学校通知")


class Channel(models.TextChoices):
    """A way out of the site. The inbox is none: it is the notifications themselves."""

    EMAIL = "email", _("邮件")
    SMS = "sms", _("短信")
    WECHAT = "wechat", _("微信")


class Rhythm(models.TextChoices):
    """How often letters come."""

    AT_ONCE = "at_once", _("即时")
    DAILY = "daily", _("每日汇总")
    WEEKLY = "weekly", _("每周汇总")


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting", _("待发送")
    SENT = "sent", _("已发送")
    # Tried as often as is sensible, or nobody to send to any more; `problem` says why.
    GIVEN_UP = "given_up", _("已放弃")


class NotificationQuerySet(models.QuerySet["Notification"]):
    def for_account(self, account_id: int) -> Self:
        """What stands in her inbox."""
        return self.filter(account_id=account_id, in_inbox=True)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """One thing that one person was told, once.

    Source: docs/rules/notifications.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    kind = models.CharField(_("类别"), max_length=16, choices=Kind)
    # What fills the text's blanks. The text is made when it is read, in the reader's language.
    params = models.JSONField(_("内容"))
    # A page of ours; empty: nowhere.
    link = models.CharField(_("链接"), max_length=200, blank=True)
    # What it is about, so that the same cause tells her once.
    dedupe_key = models.CharField(_("事由"), max_length=120)
    # Not for who wants this kind by e-mail only.
    in_inbox = models.BooleanField(_("站内显示"), default=True)
    created_at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("已读时间"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("消息")
        indexes = [
            models.Index(
                fields=["account", "-created_at", "-id"],
                condition=Q(in_inbox=True),
                name="notification_inbox",
            ),
            # Holds all that the count of unread ones asks for, and nothing that was read.
            models.Index(
                fields=["account"],
                condition=Q(in_inbox=True, read_at__isnull=True),
                name="notification_unread",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "dedupe_key"], name="notification_told_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notification_kind_known"),
            models.CheckConstraint(condition=~Q(dedupe_key=""), name="notification_has_a_cause"),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__regex=r"^/([^/\\]|$)"), name="notification_link_inside"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.dedupe_key}"


class Digest(models.Model):
    """The letters of a day or a week in one, for one person. A row waits until it is sent or given up."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    # On which it was gathered.
    day = models.DateField(_("日期"))
    status = models.CharField(
        _("状态"), max_length=16, choices=DeliveryStatus, default=DeliveryStatus.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    problem = models.CharField(_("问题"), max_length=255, blank=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("消息汇总")
        constraints = [
            models.UniqueConstraint(fields=["account", "day"], name="digest_once_a_day"),
            models.CheckConstraint(
                condition=Q(status=DeliveryStatus.WAITING, finished_at__isnull=True)
                | Q(
                    status__in=[DeliveryStatus.SENT, DeliveryStatus.GIVEN_UP],
                    finished_at__isnull=False,
                ),
                name="digest_finished_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.day}"


class Delivery(models.Model):
    """One notification on its way out by one channel. A row waits until it is sent or given up."""

    notification = models.ForeignKey(
        Notification, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("消息")
    )
    channel = models.CharField(_("渠道"), max_length=16, choices=Channel)
    status = models.CharField(
        _("状态"), max_length=16, choices=DeliveryStatus, default=DeliveryStatus.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    problem = models.CharField(_("问题"), max_length=255, blank=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    # It waits for the reader's next digest instead of going out by itself.
    is_gathered = models.BooleanField(_("汇总"), default=False)
    digest = models.ForeignKey(
        Digest,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("消息汇总"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("消息投递")
        indexes = [
            models.Index(
                fields=["notification"],
                condition=Q(is_gathered=True, digest__isnull=True, status=DeliveryStatus.WAITING),
                name="delivery_to_gather",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="delivery_once_a_channel"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="delivery_channel_known"),
            models.CheckConstraint(
                condition=Q(status=DeliveryStatus.WAITING, finished_at__isnull=True)
                | Q(
                    status__in=[DeliveryStatus.SENT, DeliveryStatus.GIVEN_UP],
                    finished_at__isnull=False,
                ),
                name="delivery_finished_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notification_id}:{self.channel}"


class NotificationPreference(models.Model):
    """What somebody chose for one kind; without a row the kind's own way holds (`texts`)."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    kind = models.CharField(_("类别"), max_length=16, choices=Kind)
    in_app = models.BooleanField(_("站内"))
    email = models.BooleanField(_("邮件"))
    sms = models.BooleanField(_("短信"), default=False)
    wechat = models.BooleanField(_("微信"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("消息偏好")
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="preference_one_a_kind"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="preference_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.kind}"


class LetterLanguage(models.Model):
    """In which language somebody wants letters, as no browser is there to tell when they are written; and how often."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("账号"),
    )
    language = models.CharField(_("语言"), max_length=8, choices=settings.LANGUAGES)
    rhythm = models.CharField(_("频率"), max_length=8, choices=Rhythm, default=Rhythm.AT_ONCE)

    class Meta:
        verbose_name = verbose_name_plural = _("邮件语言")
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="letter_language_known",
            ),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="letter_rhythm_known"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.language}"


class Reach(models.Model):
    """Where somebody is reached by telephone or WeChat. She proved that it is hers.

    Source: docs/rules/notifications.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    channel = models.CharField(_("渠道"), max_length=16, choices=Channel)
    # A telephone number or an openid, sealed.
    sealed = models.CharField(_("地址(已加密)"), max_length=255)
    confirmed_at = models.DateTimeField(_("确认时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("联系方式")
        constraints = [
            models.UniqueConstraint(fields=["account", "channel"], name="reach_one_a_channel"),
            models.CheckConstraint(
                condition=Q(channel__in=[Channel.SMS, Channel.WECHAT]), name="reach_channel_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.channel}"
