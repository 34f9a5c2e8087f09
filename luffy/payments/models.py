"""Money from outside: attempts to pay, what the gateways told us, and what goes back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.orders.models import Order


class Channel(models.IntegerChoices):
    WECHAT = 0, _("微信")
    ALIPAY = 1, _("支付宝")


class Method(models.TextChoices):
    """Which of the channel's pages the buyer is sent to."""

    PAGE = "page", _("电脑网站")
    WAP = "wap", _("手机网站")
    NATIVE = "native", _("扫码")
    H5 = "h5", _("手机浏览器")
    JSAPI = "jsapi", _("微信内")


class AttemptState(models.TextChoices):
    OPEN = "open", _("待付")
    PAID = "paid", _("已付")
    # The gateway confirmed that nobody can pay it any more, or its time and the grace after it passed.
    CLOSED = "closed", _("已关闭")
    # We gave it up but the gateway could not confirm: a page that is still open may yet be paid.
    ABANDONED = "abandoned", _("已放弃")


class Disposition(models.TextChoices):
    """What the money of a paid attempt became."""

    SETTLED_ORDER = "settled_order", _("付清订单")
    REFUND_REQUIRED = "refund_required", _("应退回")


class PaymentAttempt(models.Model):
    """One try to pay one order. Several may exist; at most one becomes the order's money."""

    # Ours have 26 characters; that of a payment which an operator attached is as it came.
    out_trade_no = models.CharField(_("商户订单号"), max_length=64, unique=True)
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="attempts", verbose_name=_("订单")
    )
    channel = models.SmallIntegerField(_("渠道"), choices=Channel)
    method = models.CharField(_("方式"), max_length=16, choices=Method)
    amount_fen = models.PositiveBigIntegerField(_("金额(分)"))
    subject = models.CharField(_("标题"), max_length=128)
    # Who pays inside the WeChat app: the gateway takes the same number again only with the same payer.
    payer_openid = models.CharField(_("付款人标识"), max_length=128, blank=True)
    state = models.CharField(_("状态"), max_length=9, choices=AttemptState, default=AttemptState.OPEN)
    disposition = models.CharField(_("去向"), max_length=15, choices=Disposition, null=True, blank=True)
    created_at = models.DateTimeField(_("创建时间"))
    # Sent to the gateway: nobody can begin to pay after it.
    expires_at = models.DateTimeField(_("支付截止"))
    channel_trade_no = models.CharField(_("渠道交易号"), max_length=64, null=True, blank=True)
    paid_at = models.DateTimeField(_("支付时间"), null=True, blank=True)
    next_query_at = models.DateTimeField(_("下次查询"), null=True, blank=True)
    # Counts for as long as an attempt stays unclear: small numbers would end after four weeks.
    queries = models.PositiveIntegerField(_("查询次数"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("支付尝试")
        indexes = [
            models.Index(
                fields=["next_query_at"],
                condition=Q(state__in=[AttemptState.OPEN, AttemptState.ABANDONED]),
                name="attempt_to_query",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "channel_trade_no"],
                condition=Q(channel_trade_no__isnull=False),
                name="attempt_channel_trade_no_unique",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(disposition=Disposition.SETTLED_ORDER),
                name="attempt_one_settles_the_order",
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="attempt_amount_positive"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="attempt_channel_known"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="attempt_method_known"),
            models.CheckConstraint(
                condition=Q(state=AttemptState.PAID, paid_at__isnull=False, disposition__isnull=False)
                | (
                    Q(state__in=[AttemptState.OPEN, AttemptState.CLOSED, AttemptState.ABANDONED])
                    & Q(paid_at__isnull=True, disposition__isnull=True)
                ),
                name="attempt_paid_has_time_and_disposition",
            ),
        ]

    def __str__(self) -> str:
        return self.out_trade_no


class Verdict(models.TextChoices):
    """What a genuine notice turned out to be."""

    SETTLED = "settled", _("已入账")
    DUPLICATE = "duplicate", _("重复")
    # Genuine and of no consequence: not (or no longer) a payment.
    NOTED = "noted", _("已记录")
    UNKNOWN_TRADE = "unknown_trade", _("未知交易")
    # Genuine, but amount, seller or app is not what we asked for: a person must look.
    ANOMALY = "anomaly", _("异常")


NEEDS_A_PERSON = (Verdict.ANOMALY, Verdict.UNKNOWN_TRADE)


class GatewayEvent(models.Model):
    """The inbox: each genuine notice of a gateway, once, as it came."""

    channel = models.SmallIntegerField(_("渠道"), choices=Channel)
    dedupe_key = models.CharField(_("去重键"), max_length=96)
    out_trade_no = models.CharField(_("商户订单号"), max_length=64, blank=True)
    attempt = models.ForeignKey(
        PaymentAttempt,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("支付尝试"),
    )
    verdict = models.CharField(_("结论"), max_length=13, choices=Verdict)
    reason = models.CharField(_("原因"), max_length=64, blank=True)
    raw = models.BinaryField(_("原文"))
    deliveries = models.PositiveIntegerField(_("送达次数"), default=1)
    received_at = models.DateTimeField(_("收到时间"))
    # Of what needed a person: when, by whom and how it was dealt with.
    resolved_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("处理人"),
    )
    resolution = models.CharField(_("处理说明"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("渠道通知")
        # With the deliveries in it, counting them by verdict does not read the notices themselves.
        indexes = [
            models.Index(fields=["verdict", "-id"], include=["deliveries"], name="event_by_verdict"),
            models.Index(fields=["out_trade_no"], name="event_by_number"),
            models.Index(
                fields=["id"],
                condition=Q(verdict__in=NEEDS_A_PERSON, resolved_at__isnull=True),
                name="event_to_resolve",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["channel", "dedupe_key"], name="event_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="event_channel_known"),
        ]

    def __str__(self) -> str:
        return self.dedupe_key


class RefundState(models.TextChoices):
    REQUESTED = "requested", _("待退")
    # The gateway took it on and has yet to say how it ended.
    PROCESSING = "processing", _("退款中")
    DONE = "done", _("已退")
    # The gateway cannot deliver it, the payer's card is closed for example: a person must act.
    ABNORMAL = "abnormal", _("异常")
    # The gateway said no for good: a person must look.
    REJECTED = "rejected", _("被拒")


# The gateway may still move the money by itself.
UNDER_WAY = (RefundState.REQUESTED, RefundState.PROCESSING)
# Somebody has to decide what becomes of the money.
WITH_A_PERSON = (RefundState.ABNORMAL, RefundState.REJECTED)


class RefundReason(models.TextChoices):
    """Also told to the gateway, where the buyer reads it."""

    CANCELLED = "cancelled", _("订单已取消")
    EXPIRED = "expired", _("订单已超时关闭")
    PAID_ALREADY = "paid_already", _("订单已付清")
    CUSTOMER = "customer", _("买家申请退费")
    FOREIGN = "foreign", _("款项没有对应的订单")


class Refund(models.Model):
    """Money of an attempt that goes back. The number is made from the attempt's: it cannot be paid twice.

    The database lets all refunds of an attempt that are not refused never exceed what was paid.
    """

    out_refund_no = models.CharField(_("退款单号"), max_length=64, unique=True)
    attempt = models.ForeignKey(
        PaymentAttempt, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("支付尝试")
    )
    amount_fen = models.PositiveBigIntegerField(_("金额(分)"))
    reason = models.CharField(_("原因"), max_length=64, choices=RefundReason)
    state = models.CharField(_("状态"), max_length=10, choices=RefundState, default=RefundState.REQUESTED)
    created_at = models.DateTimeField(_("创建时间"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    next_try_at = models.DateTimeField(_("下次尝试"), null=True, blank=True)
    last_error = models.CharField(_("最近错误"), max_length=64, blank=True)
    # Where the money went another way than through the gateway: the bank's number of that transfer.
    by_hand_reference = models.CharField(_("人工转账凭证"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("退款")
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state__in=UNDER_WAY), name="refund_to_try")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="refund_amount_positive"),
            models.CheckConstraint(
                condition=Q(state=RefundState.DONE, done_at__isnull=False, next_try_at__isnull=True)
                | Q(state__in=UNDER_WAY, done_at__isnull=True, next_try_at__isnull=False)
                | Q(state__in=WITH_A_PERSON, done_at__isnull=True, next_try_at__isnull=True),
                name="refund_times_fit_state",
            ),
        ]

    def __str__(self) -> str:
        return self.out_refund_no


class ForeignRefund(models.Model):
    """Money that came for no attempt of ours, or of another amount, and that an operator sends back in full."""

    channel = models.SmallIntegerField(_("渠道"), choices=Channel)
    out_trade_no = models.CharField(_("商户订单号"), max_length=64)
    out_refund_no = models.CharField(_("退款单号"), max_length=66, unique=True)
    amount_fen = models.PositiveBigIntegerField(_("金额(分)"))
    state = models.CharField(_("状态"), max_length=10, choices=RefundState, default=RefundState.REQUESTED)
    reason = models.CharField(_("原因"), max_length=255)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("操作者"),
    )
    created_at = models.DateTimeField(_("创建时间"))
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    tries = models.PositiveIntegerField(_("尝试次数"), default=0)
    next_try_at = models.DateTimeField(_("下次尝试"), null=True, blank=True)
    last_error = models.CharField(_("最近错误"), max_length=64, blank=True)
    # As of a refund of ours: the bank's number of the transfer that a person made instead.
    by_hand_reference = models.CharField(_("人工转账凭证"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("外来款退款")
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state__in=UNDER_WAY), name="foreign_refund_to_try"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["channel", "out_trade_no"], name="foreign_refund_once"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="foreign_refund_amount_positive"),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="foreign_refund_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(state=RefundState.DONE, done_at__isnull=False, next_try_at__isnull=True)
                | Q(state__in=UNDER_WAY, done_at__isnull=True, next_try_at__isnull=False)
                | Q(state__in=WITH_A_PERSON, done_at__isnull=True, next_try_at__isnull=True),
                name="foreign_refund_times_fit_state",
            ),
        ]

    def __str__(self) -> str:
        return self.out_refund_no


class BillState(models.TextChoices):
    # The gateway has not made it, or did not answer; it is asked again.
    WAITING = "waiting", _("未出账")
    UNREADABLE = "unreadable", _("无法读取")
    COMPARED = "compared", _("已核对")


class Bill(models.Model):
    """What a gateway says of one day in Shanghai, and whether it was held against our books."""

    channel = models.SmallIntegerField(_("渠道"), choices=Channel)
    bill_date = models.DateField(_("账单日"))
    state = models.CharField(_("状态"), max_length=10, choices=BillState, default=BillState.WAITING)
    reason = models.CharField(_("原因"), max_length=255, blank=True)
    payments = models.PositiveIntegerField(_("收款笔数"), default=0)
    paid_fen = models.PositiveBigIntegerField(_("收款(分)"), default=0)
    refunds = models.PositiveIntegerField(_("退款笔数"), default=0)
    refunded_fen = models.PositiveBigIntegerField(_("退款(分)"), default=0)
    # Of the rows that were compared: the same bill again has the same.
    sha256 = models.CharField(_("摘要"), max_length=64, blank=True)
    fetched_at = models.DateTimeField(_("下载时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("对账单")
        constraints = [
            models.UniqueConstraint(fields=["channel", "bill_date"], name="bill_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="bill_channel_known"),
            models.CheckConstraint(
                condition=~Q(state=BillState.COMPARED) | (Q(fetched_at__isnull=False) & ~Q(sha256="")),
                name="bill_compared_was_fetched",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.bill_date}"


class BillLine(models.Model):
    """One row of a bill as it came: a payment, or a refund if it has a refund's number."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="lines", verbose_name=_("对账单"))
    out_trade_no = models.CharField(_("商户订单号"), max_length=64)
    out_refund_no = models.CharField(_("退款单号"), max_length=66, blank=True)
    channel_trade_no = models.CharField(_("渠道交易号"), max_length=64)
    amount_fen = models.PositiveBigIntegerField(_("金额(分)"))
    at = models.DateTimeField(_("时间"))
    # A refund that was not finished when the bill was made.
    is_under_way = models.BooleanField(_("退款中"), default=False)

    class Meta:
        verbose_name = verbose_name_plural = _("对账单明细")
        indexes = [models.Index(fields=["out_trade_no", "out_refund_no"], name="bill_line_by_number")]

    def __str__(self) -> str:
        return self.out_refund_no or self.out_trade_no


class DifferenceKind(models.TextChoices):
    PAYMENT_MISSING_HERE = "payment_missing_here", _("渠道已收, 我方未入账")
    PAYMENT_MISSING_THERE = "payment_missing_there", _("我方已入账, 账单没有")
    PAYMENT_AMOUNT = "payment_amount", _("收款金额不符")
    PAYMENT_TWICE = "payment_twice", _("账单收款重复")
    REFUND_MISSING_HERE = "refund_missing_here", _("渠道已退, 我方未记")
    REFUND_MISSING_THERE = "refund_missing_there", _("我方已退, 账单没有")
    REFUND_AMOUNT = "refund_amount", _("退款金额不符")
    REFUND_TWICE = "refund_twice", _("账单退款重复")
    REFUND_UNFINISHED = "refund_unfinished", _("渠道退款迟迟未完成")


class BillDifference(models.Model):
    """Something in which a bill and our books differ. Resolved by what we did about it, or by a person."""

    bill = models.ForeignKey(
        Bill, on_delete=models.PROTECT, related_name="differences", verbose_name=_("对账单")
    )
    kind = models.CharField(_("类别"), max_length=21, choices=DifferenceKind)
    out_trade_no = models.CharField(_("商户订单号"), max_length=64)
    out_refund_no = models.CharField(_("退款单号"), max_length=66, blank=True)
    ours_fen = models.PositiveBigIntegerField(_("我方(分)"), null=True, blank=True)
    theirs_fen = models.PositiveBigIntegerField(_("渠道(分)"), null=True, blank=True)
    found_at = models.DateTimeField(_("发现时间"))
    resolved_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    # Nobody: it was found to be right after all, or the bill let us take in what we had not heard of.
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("处理人"),
    )
    resolution = models.CharField(_("处理说明"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("对账差异")
        indexes = [
            models.Index(fields=["out_trade_no"], name="difference_by_number"),
            models.Index(fields=["id"], condition=Q(resolved_at__isnull=True), name="difference_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["bill", "kind", "out_trade_no", "out_refund_no"], name="difference_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=DifferenceKind.values), name="difference_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.out_refund_no or self.out_trade_no}"
