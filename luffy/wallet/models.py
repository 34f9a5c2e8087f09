"""The berry ledger: double entry, append-only."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AccountKind(models.IntegerChoices):
    """The ledger accounts of one person: her own, and the school's books with her.

    They are kept per person so that no row is shared by everybody: a purchase locks nobody else's.
    """

    AVAILABLE = 0, _("可用")
    HELD = 1, _("占用")
    # What the school took in from this person; grows with each purchase.
    REVENUE = 2, _("收入")
    # What the school gave to this person; goes below zero with each grant.
    ISSUED = 3, _("发放")
    # Her own still, until the bank has sent the money.
    WITHDRAWING = 4, _("提现中")
    # What the school paid this person for; grows with each withdrawal.
    PAID_OUT = 5, _("已提现")


# What the school owes: never below zero.
OWN = (AccountKind.AVAILABLE, AccountKind.HELD, AccountKind.WITHDRAWING)


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
                condition=Q(balance_berries__gte=0) | ~Q(kind__in=OWN),
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


class Origin(models.IntegerChoices):
    """How somebody came by berries. Only what was earned can be withdrawn."""

    PROMOTION = 0, _("赠送")
    # In place of money, for a purchase.
    REFUND = 1, _("退费")
    EARNED = 2, _("奖励")


class BerryLot(models.Model):
    """Berries that came in at once and keep their origin until they are spent, paid out or taken back.

    What is neither available, held nor being withdrawn is gone.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # `lot_owner` begins with it
        verbose_name=_("账号"),
    )
    origin = models.SmallIntegerField(_("来源"), choices=Origin)
    amount_berries = models.PositiveBigIntegerField(_("数额(贝里)"))
    available_berries = models.PositiveBigIntegerField(_("可用"), default=0)
    held_berries = models.PositiveBigIntegerField(_("占用"), default=0)
    withdrawing_berries = models.PositiveBigIntegerField(_("提现中"), default=0)
    # The first day on which it may be withdrawn; never, where there is none.
    withdrawable_from = models.DateField(_("可提现日期"), null=True, blank=True)
    made_by = models.OneToOneField(
        Transfer, on_delete=models.PROTECT, related_name="lot", verbose_name=_("入账流水")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("贝里批次")
        indexes = [
            models.Index(fields=["owner", "id"], name="lot_owner"),
            models.Index(
                fields=["owner", "id"], condition=Q(available_berries__gt=0), name="lot_with_something_left"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="lot_origin_known"),
            models.CheckConstraint(
                condition=Q(amount_berries__gt=0)
                & Q(
                    amount_berries__gte=F("available_berries") + F("held_berries") + F("withdrawing_berries")
                ),
                name="lot_never_more_than_came_in",
            ),
            models.CheckConstraint(
                condition=Q(withdrawable_from__isnull=True) | Q(origin=Origin.EARNED),
                name="lot_withdrawable_if_earned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id}:{self.pk}"


class LotUse(models.Model):
    """How much of a lot a transfer moved; of each transfer the uses add up to its amount."""

    transfer = models.ForeignKey(
        Transfer,
        on_delete=models.PROTECT,
        related_name="uses",
        db_index=False,  # `lot_use_unique` begins with it
        verbose_name=_("流水"),
    )
    lot = models.ForeignKey(BerryLot, on_delete=models.PROTECT, related_name="uses", verbose_name=_("批次"))
    amount_berries = models.PositiveBigIntegerField(_("数额(贝里)"))

    class Meta:
        verbose_name = verbose_name_plural = _("批次使用记录")
        constraints = [
            models.UniqueConstraint(fields=["transfer", "lot"], name="lot_use_unique"),
            models.CheckConstraint(condition=Q(amount_berries__gt=0), name="lot_use_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id}:{self.lot_id}"


class WithdrawalState(models.IntegerChoices):
    REQUESTED = 0, _("待审核")
    # One of two has approved.
    CHECKED = 1, _("待复核")
    APPROVED = 2, _("待打款")
    PAID = 3, _("已打款")
    REFUSED = 4, _("未通过")
    CANCELLED = 5, _("已取消")
    FAILED = 6, _("打款失败")
    # Sent, and days later the receiver's bank gave it back.
    BOUNCED = 7, _("已退票")


_SENT = [WithdrawalState.PAID, WithdrawalState.BOUNCED]
_APPROVED = [WithdrawalState.APPROVED, *_SENT, WithdrawalState.FAILED]
_WITH_A_REASON = [WithdrawalState.REFUSED, WithdrawalState.FAILED, WithdrawalState.BOUNCED]
UNDER_WAY = [WithdrawalState.REQUESTED, WithdrawalState.CHECKED, WithdrawalState.APPROVED]


def _person(label: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=label,
    )


class Withdrawal(models.Model):
    """Earned berries that somebody wants as money. Its transfers have the keys `withdrawal:{number}:…`."""

    number = models.CharField(_("提现编号"), max_length=26, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # `withdrawal_owner` begins with it
        verbose_name=_("账号"),
    )
    idempotency_key = models.CharField(_("幂等键"), max_length=128)
    amount_berries = models.PositiveBigIntegerField(_("数额(贝里)"))
    # At the rate of the day on which it was requested.
    payout_fen = models.PositiveBigIntegerField(_("打款金额(分)"))
    needs_two_persons = models.BooleanField(_("需要两人审核"))
    state = models.SmallIntegerField(_("状态"), choices=WithdrawalState, default=WithdrawalState.REQUESTED)
    # Encrypted; the rest is what may be seen in lists.
    payee_sealed = models.TextField(_("收款信息(加密)"), editable=False)
    payee_masked = models.JSONField(_("收款信息"))
    requested_at = models.DateTimeField(_("申请时间"))
    checked_by = _person(_("初审人"))
    checked_at = models.DateTimeField(_("初审时间"), null=True, blank=True)
    approved_by = _person(_("审核人"))
    approved_at = models.DateTimeField(_("审核时间"), null=True, blank=True)
    # Paid, refused, cancelled, failed, or, after paid, bounced.
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=255, blank=True)
    bank_reference = models.CharField(_("银行流水号"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("提现")
        indexes = [
            models.Index(fields=["owner", "-id"], name="withdrawal_owner"),
            models.Index(fields=["state", "-id"], name="withdrawal_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "idempotency_key"], name="withdrawal_key_unique"),
            models.UniqueConstraint(
                fields=["bank_reference"],
                condition=~Q(bank_reference=""),
                name="withdrawal_bank_reference_unique",
            ),
            models.CheckConstraint(
                condition=Q(amount_berries__gt=0, payout_fen__gt=0), name="withdrawal_of_something"
            ),
            models.CheckConstraint(
                condition=Q(state__in=WithdrawalState.values), name="withdrawal_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_APPROVED, approved_by__isnull=False, approved_at__isnull=False)
                | (~Q(state__in=_APPROVED) & Q(approved_by__isnull=True, approved_at__isnull=True)),
                name="withdrawal_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(needs_two_persons=True, checked_by__isnull=False, checked_at__isnull=False)
                | (
                    Q(checked_by__isnull=True, checked_at__isnull=True)
                    & (Q(needs_two_persons=False) | ~Q(state__in=[WithdrawalState.CHECKED, *_APPROVED]))
                    & ~Q(state=WithdrawalState.CHECKED)
                ),
                name="withdrawal_checked_where_two_are_needed",
            ),
            # A comparison with nobody is neither true nor false, and passes.
            models.CheckConstraint(
                condition=~Q(checked_by=F("owner")) & ~Q(approved_by=F("owner")),
                name="withdrawal_not_approved_by_its_owner",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("checked_by")), name="withdrawal_approved_by_two_different"
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDER_WAY, ended_at__isnull=True)
                | (~Q(state__in=UNDER_WAY) & Q(ended_at__isnull=False)),
                name="withdrawal_ended_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_WITH_A_REASON) | ~Q(reason=""),
                name="withdrawal_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_SENT) & ~Q(bank_reference="")
                | (~Q(state__in=_SENT) & Q(bank_reference="")),
                name="withdrawal_paid_with_a_reference",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class GiftState(models.IntegerChoices):
    WAITING = 0, _("待复核")
    GIVEN = 1, _("已发放")
    REFUSED = 2, _("未通过")


class OperatorGift(models.Model):
    """Berries that an operator gives, or, below zero, takes back as given by mistake."""

    key = models.CharField(_("流水号"), max_length=64, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # `gift_owner` begins with it
        verbose_name=_("账号"),
    )
    amount_berries = models.BigIntegerField(_("数额(贝里)"))
    reason = models.CharField(_("原因"), max_length=128)
    needs_two_persons = models.BooleanField(_("需要两人审核"))
    state = models.SmallIntegerField(_("状态"), choices=GiftState)
    asked_by = _person(_("发放人"))
    asked_at = models.DateTimeField(_("申请时间"))
    decided_by = _person(_("复核人"))
    decided_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    # What it moved.
    transfer = models.OneToOneField(
        Transfer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("交易")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("贝里发放")
        indexes = [
            models.Index(fields=["owner", "asked_at"], name="gift_owner"),
            models.Index(fields=["state", "-id"], name="gift_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GiftState.values), name="gift_state_known"),
            models.CheckConstraint(condition=~Q(amount_berries=0), name="gift_moves_something"),
            # A comparison with nobody is neither true nor false, and passes.
            models.CheckConstraint(
                condition=~Q(asked_by=F("owner")) & ~Q(decided_by=F("owner")) & ~Q(decided_by=F("asked_by")),
                name="gift_by_two_others",
            ),
            models.CheckConstraint(
                condition=Q(state=GiftState.WAITING, decided_at__isnull=True)
                | (~Q(state=GiftState.WAITING) & Q(decided_at__isnull=False)),
                name="gift_decided_has_time",
            ),
            models.CheckConstraint(
                condition=Q(needs_two_persons=False)
                | ~Q(state=GiftState.GIVEN)
                | Q(decided_by__isnull=False),
                name="gift_given_by_enough",
            ),
        ]

    def __str__(self) -> str:
        return self.key
