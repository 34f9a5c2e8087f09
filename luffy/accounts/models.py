"""Who people are, how programs sign in for them, and what was done by whom."""

from typing import Self

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from luffy.accounts.names import LONGEST_NAME
from luffy.accounts.permissions import Role
from luffy.accounts.scopes import Scope

__all__ = ["ROLE_LABELS", "Account", "ApiToken", "AuditEntry", "Role"]

ROLE_LABELS = {
    Role.LEARNER.value: _("学员"),
    Role.MENTOR.value: _("导师"),
    Role.LECTURER.value: _("讲师"),
    Role.OPERATOR.value: _("运营"),
    Role.EDITOR.value: _("内容编辑"),
    Role.SERVICE.value: _("客服"),
    Role.FINANCE.value: _("财务"),
    Role.LEAD.value: _("教务主管"),
}


class Account(AbstractUser):
    """A person. The password is hashed by Django; berries are in the wallet, never here."""

    username = models.CharField(
        _("用户名"), max_length=LONGEST_NAME, unique=True, validators=[AbstractUser.username_validator]
    )
    role = models.SmallIntegerField(_("角色"), choices=list(ROLE_LABELS.items()), default=Role.LEARNER.value)

    class Meta:
        verbose_name = verbose_name_plural = _("账号")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(ROLE_LABELS)), name="account_role_known"),
            # Unique without regard to case. Upper, because `iexact` compares that: the index serves it too.
            models.UniqueConstraint(Upper("username"), name="account_username_unique"),
            models.UniqueConstraint(Upper("email"), condition=~Q(email=""), name="account_email_unique"),
        ]

    def __str__(self) -> str:
        return self.username


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def for_account(self, account: Account) -> Self:
        """Her own ones that are not revoked."""
        return self.filter(account=account, revoked_at__isnull=True)


class ApiToken(models.Model):
    """A program's key to an account. Only the SHA-256 of the key is stored."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="tokens", verbose_name=_("账号")
    )
    label = models.CharField(_("名称"), max_length=64)
    digest = models.BinaryField(_("摘要"), max_length=32, unique=True, editable=False)
    created_at = models.DateTimeField(_("创建时间"))
    expires_at = models.DateTimeField(_("过期时间"))
    revoked_at = models.DateTimeField(_("吊销时间"), null=True, blank=True)
    # None given: whatever the account may. An empty list: what everybody may read, and nothing else.
    scopes = ArrayField(
        models.CharField(max_length=32), verbose_name=_("权限范围"), null=True, blank=True, default=None
    )
    # Whether it was made by somebody who also showed a second factor.
    has_second_factor = models.BooleanField(_("经两步验证"), default=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("访问令牌")
        indexes = [models.Index(fields=["account", "-created_at"], name="token_account")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="token_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(scopes__isnull=True) | Q(scopes__contained_by=[scope.value for scope in Scope]),
                name="token_scopes_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.label}"


class AuditEntry(models.Model):
    """Who changed what, when, from what to what. Rows are only ever added; the database refuses the rest."""

    at = models.DateTimeField(_("时间"))
    # No actor: the system itself did it (a job, a payment callback); `source` says which.
    actor = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("操作者"),
    )
    source = models.CharField(_("来源"), max_length=32)
    address = models.GenericIPAddressField(_("来自"), null=True)
    action = models.CharField(_("动作"), max_length=64)
    subject = models.CharField(_("对象"), max_length=80)
    before = models.JSONField(_("之前"), null=True)
    after = models.JSONField(_("之后"), null=True)
    reason = models.CharField(_("原因"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("审计记录")
        indexes = [
            models.Index(fields=["subject", "id"], name="audit_subject"),
            models.Index(fields=["actor", "id"], name="audit_actor"),
            models.Index(fields=["action", "id"], name="audit_action"),
            BrinIndex(fields=["at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
