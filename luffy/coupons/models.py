"""Coupons: the rule that is advertised, and the record that somebody holds."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Product


class CouponType(models.IntegerChoices):
    FIXED = 0, _("通用券")
    THRESHOLD = 1, _("满减券")
    PERCENT = 2, _("折扣券")


class RecordStatus(models.IntegerChoices):
    UNUSED = 0, _("未使用")
    USED = 1, _("已使用")
    EXPIRED = 2, _("已过期")
    # Promised to an unpaid order; paid makes it used, cancelled or expired gives it back.
    HELD = 3, _("占用中")


# Which of the three amounts each type needs; the others stay empty. What must be there is said, because a CHECK
# lets pass what compares to NULL.
_TERMS = (
    Q(coupon_type=CouponType.FIXED, money_fen__gt=0, off_percent__isnull=True, minimum_fen=0)
    | Q(coupon_type=CouponType.THRESHOLD, money_fen__gt=0, off_percent__isnull=True, minimum_fen__gt=0)
    | Q(
        coupon_type=CouponType.PERCENT,
        money_fen=0,
        off_percent__isnull=False,
        off_percent__range=(1, 99),
        minimum_fen=0,
    )
)


class Coupon(models.Model):
    """The rule by which coupons are issued. What was issued keeps its own terms when the rule is edited.

    Source: docs/rules/coupon-terms.md
    """

    name = models.CharField(_("活动名称"), max_length=64)
    brief = models.TextField(_("说明"), null=True, blank=True)
    coupon_type = models.SmallIntegerField(_("类型"), choices=CouponType, default=CouponType.FIXED)
    money_fen = models.PositiveIntegerField(_("等值货币(分)"), default=0)
    # What is to be paid: 79 means 7.9折.
    off_percent = models.PositiveSmallIntegerField(_("折扣(付百分之几)"), null=True, blank=True)
    minimum_fen = models.PositiveIntegerField(_("最低消费(分)"), default=0)
    # None: for the whole site.
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coupons",
        verbose_name=_("绑定商品"),
    )
    # The price for members: nobody claims it, it is laid into a member's settlement.
    members_only = models.BooleanField(_("会员价"), default=False)
    quantity = models.PositiveIntegerField(_("数量(张)"), default=1)
    claimed = models.PositiveIntegerField(_("已领(张)"), default=0, editable=False)
    per_account = models.PositiveSmallIntegerField(_("每人限领(张)"), default=1)
    open_date = models.DateField(_("领取开始"))
    close_date = models.DateField(_("领取结束"))
    valid_begin_date = models.DateField(_("有效期开始"), null=True, blank=True)
    valid_end_date = models.DateField(_("有效期结束"), null=True, blank=True)
    # Counted from the day of the claim, that day not included.
    coupon_valid_days = models.PositiveSmallIntegerField(_("领取后有效天数"), null=True, blank=True)
    # Whether anybody may claim it in the claim centre; else it comes by code, or is issued.
    is_listed = models.BooleanField(_("在领券中心"), default=True)
    # From then on nobody gets one any more.
    stopped_at = models.DateTimeField(_("停止时间"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("创建时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("优惠券")
        indexes = [models.Index(fields=["close_date", "id"], name="coupon_claimable")]
        constraints = [
            models.CheckConstraint(
                condition=_TERMS,
                name="coupon_terms_fit_type",
                violation_error_message=_("优惠券的金额、折扣或门槛与类型不符"),
            ),
            models.CheckConstraint(
                condition=Q(close_date__gte=F("open_date")),
                name="coupon_claim_window",
                violation_error_message=_("领取结束不能早于领取开始"),
            ),
            models.CheckConstraint(
                condition=Q(valid_begin_date__isnull=True, valid_end_date__isnull=True)
                | Q(
                    valid_begin_date__isnull=False,
                    valid_end_date__isnull=False,
                    valid_end_date__gte=F("valid_begin_date"),
                ),
                name="coupon_fixed_dates",
                violation_error_message=_("有效期要有开始和结束, 结束不能早于开始"),
            ),
            models.CheckConstraint(
                condition=Q(coupon_valid_days__isnull=True) | Q(coupon_valid_days__gte=1),
                name="coupon_valid_days_positive",
            ),
            models.CheckConstraint(
                condition=Q(valid_end_date__isnull=False) | Q(coupon_valid_days__isnull=False),
                name="coupon_ends_some_day",
                violation_error_message=_("有效期日期和领取后有效天数至少填一项"),
            ),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="coupon_quantity_positive"),
            models.CheckConstraint(condition=Q(per_account__gte=1), name="coupon_per_account_positive"),
            models.CheckConstraint(condition=Q(claimed__lte=F("quantity")), name="coupon_not_over_issued"),
        ]

    def __str__(self) -> str:
        return f"{self.get_coupon_type_display()}({self.name})"


class CodeBatchQuerySet(models.QuerySet["CodeBatch"]):
    def with_uses(self) -> Self:
        """Each with `uses`: how often its codes were redeemed."""
        return self.annotate(uses=Coalesce(Sum("codes__used"), 0))


class CodeBatch(models.Model):
    """Redeem codes that were made together. The codes themselves were told once and are not kept."""

    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="batches", verbose_name=_("优惠券")
    )
    label = models.CharField(_("用途"), max_length=64)
    number = models.PositiveIntegerField(_("数量(个)"))
    uses_each = models.PositiveIntegerField(_("每个可用次数"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("生成者")
    )
    made_at = models.DateTimeField(_("生成时间"))

    objects = CodeBatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("优惠码批次")

    def __str__(self) -> str:
        return f"{self.coupon_id}:{self.label}"


class RedeemCode(models.Model):
    """A redeem code (优惠码), of which only the SHA-256 is stored."""

    batch = models.ForeignKey(
        CodeBatch, on_delete=models.PROTECT, related_name="codes", verbose_name=_("批次")
    )
    digest = models.BinaryField(_("摘要"), max_length=32, unique=True, editable=False)
    used = models.PositiveIntegerField(_("已用(次)"), default=0)
    at_most = models.PositiveIntegerField(_("可用(次)"))

    class Meta:
        verbose_name = verbose_name_plural = _("优惠码")
        constraints = [
            models.CheckConstraint(condition=Q(used__lte=F("at_most")), name="redeem_code_not_over_used"),
            models.CheckConstraint(condition=Q(at_most__gte=1), name="redeem_code_of_use"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.pk}"


class CouponRecord(models.Model):
    """One coupon in somebody's hands, with the terms it was claimed under."""

    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="records", verbose_name=_("优惠券")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="coupon_records",
        verbose_name=_("拥有者"),
    )
    # The account's first, second, … of this coupon: a unique number makes the limit hold under any load.
    ordinal = models.PositiveSmallIntegerField(_("第几张"))
    status = models.SmallIntegerField(_("状态"), choices=RecordStatus, default=RecordStatus.UNUSED)
    name = models.CharField(_("名称"), max_length=64)
    coupon_type = models.SmallIntegerField(_("类型"), choices=CouponType)
    money_fen = models.PositiveIntegerField(_("等值货币(分)"), default=0)
    off_percent = models.PositiveSmallIntegerField(_("折扣(付百分之几)"), null=True, blank=True)
    minimum_fen = models.PositiveIntegerField(_("最低消费(分)"), default=0)
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("绑定商品")
    )
    # Serves only while its holder is a member.
    members_only = models.BooleanField(_("会员价"), default=False)
    # Both days belong to the window.
    valid_begin_date = models.DateField(_("有效期开始"))
    valid_end_date = models.DateField(_("有效期结束"))
    claimed_at = models.DateTimeField(_("领取时间"))
    # None: claimed in the claim centre, or issued.
    code = models.ForeignKey(
        RedeemCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        db_index=False,
        verbose_name=_("优惠码"),
    )
    used_at = models.DateTimeField(_("使用时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("优惠券领取记录")
        indexes = [models.Index(fields=["account", "status", "valid_end_date"], name="coupon_record_usable")]
        constraints = [
            models.UniqueConstraint(
                fields=["coupon", "account", "ordinal"], name="coupon_record_ordinal_unique"
            ),
            models.UniqueConstraint(
                fields=["code", "account"],
                condition=Q(code__isnull=False),
                name="coupon_record_code_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=RecordStatus.values), name="coupon_record_status_known"
            ),
            models.CheckConstraint(condition=_TERMS, name="coupon_record_terms_fit_type"),
            models.CheckConstraint(
                condition=Q(status=RecordStatus.USED, used_at__isnull=False)
                | (~Q(status=RecordStatus.USED) & Q(used_at__isnull=True)),
                name="coupon_record_used_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.name}"
