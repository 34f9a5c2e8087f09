"""The berry ledger: double entry, append-only."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AccountKind(models.IntegerChoices):
    """The ledger accounts of one person. The last two are the school's books with that person.

    They are kept per person so that no row is shared by everybody: a purchase locks nobody else's.
    """

    AVAILABLE = 0, _("可用")
    HELD = 1, _("占用")
    # What the school took in from this person; grows with each purchase.
    REVENUE = 2, _("收入")
    # What the school gave to this person; goes below zero with each grant.
    ISSUED = 3, _("发放")


class TransactionType(models.IntegerChoices):
    INCOME = 0, _("收入")
    SPENDING = 1, _("支出")
    REFUND = 2, _("退款")
    WITHDRAWAL = 3, _("提现")


class LedgerAccount(models.Model):
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="ledger_accounts",
        verbose_name=_("拥有者"),
    )
    kind = models.SmallIntegerField(_("类别"), choices=AccountKind)
    balance_berries = models.BigIntegerField(_("余额(贝里)"), default=0)
    # How many transfers touched this account; the next one gets the next number, so a gap cannot hide.
    entries = models.PositiveIntegerField(_("笔数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("贝里账户")
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind"], name="ledger_account_unique"),
            models.CheckConstraint(
                condition=Q(kind__in=AccountKind.values), name="ledger_account_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(balance_berries__gte=0) | ~Q(kind__in=[AccountKind.AVAILABLE, AccountKind.HELD]),
                name="ledger_balance_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id}:{self.get_kind_display()}"


class Transfer(models.Model):
    """`amount_berries` moved from the debit account to the credit account, both of the same owner."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("账号")
    )
    # The business key, e.g. `order:01J…:hold`. The same key moves once.
    key = models.CharField(_("流水号"), max_length=128, unique=True)
    transaction_type = models.SmallIntegerField(_("交易类型"), choices=TransactionType)
    amount_berries = models.PositiveBigIntegerField(_("数额(贝里)"))
    debit = models.ForeignKey(
        LedgerAccount, on_delete=models.PROTECT, related_name="debits", verbose_name=_("转出账户")
    )
    credit = models.ForeignKey(
        LedgerAccount, on_delete=models.PROTECT, related_name="credits", verbose_name=_("转入账户")
    )
    debit_entry = models.PositiveIntegerField(_("转出序号"))
    credit_entry = models.PositiveIntegerField(_("转入序号"))
    debit_balance_after = models.BigIntegerField(_("转出后余额"))
    credit_balance_after = models.BigIntegerField(_("转入后余额"))
    memo = models.CharField(_("备注"), max_length=128, blank=True)
    created_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("贝里交易记录")
        indexes = [models.Index(fields=["owner", "-id"], name="transfer_statement")]
        constraints = [
            models.UniqueConstraint(fields=["debit", "debit_entry"], name="transfer_debit_entry_unique"),
            models.UniqueConstraint(fields=["credit", "credit_entry"], name="transfer_credit_entry_unique"),
            models.CheckConstraint(condition=Q(amount_berries__gt=0), name="transfer_amount_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="transfer_between_two"),
            models.CheckConstraint(
                condition=Q(transaction_type__in=TransactionType.values), name="transfer_type_known"
            ),
        ]

    def __str__(self) -> str:
        return self.key
