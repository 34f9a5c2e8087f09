"""Refunds that buyers ask for: the rules, the requests and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luffy.orders.models import Order, OrderLine
from luffy.payments.models import Refund
from luffy.refunds.policy import Gives, Kind

KINDS = {
    Kind.COURSE.value: _("课程"),
    Kind.DEGREE.value: _("学位课程"),
    Kind.PLAN.value: pgettext_lazy("product", "会员"),
}
GIVES = {
    Gives.PERCENT.value: _("按比例"),
    Gives.UNWATCHED.value: _("按未学课时"),
    Gives.UNOPENED.value: _("按未开通模块"),
    Gives.DAYS_LEFT.value: _("按剩余天数"),
}


class RefundRule(models.Model):
    """One row of the refund policy. Of those for a product's kind the first that fits decides.

    Editing a rule changes no request: each keeps a copy of what it was judged by.
    """

    position = models.PositiveSmallIntegerField(_("顺序"), unique=True)
    name = models.CharField(_("名称"), max_length=64)
    kind = models.CharField(_("商品类型"), max_length=6, choices=KINDS)
    # An empty limit is none.
    within_days = models.PositiveSmallIntegerField(_("购买后天数不超过"), null=True, blank=True)
    max_watched_percent = models.PositiveSmallIntegerField(_("已学课时不超过(%)"), null=True, blank=True)
    max_modules_opened = models.PositiveSmallIntegerField(_("已开通模块不超过"), null=True, blank=True)
    max_homework_graded = models.PositiveSmallIntegerField(_("已批改作业不超过"), null=True, blank=True)
    gives = models.CharField(_("退还方式"), max_length=9, choices=GIVES, default=Gives.PERCENT.value)
    percent = models.PositiveSmallIntegerField(_("退还比例(%)"), default=100)
    fee_fen = models.PositiveIntegerField(_("手续费(分)"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("退费规则")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="refund_rule_kind_known"),
            models.CheckConstraint(condition=Q(gives__in=list(GIVES)), name="refund_rule_gives_known"),
            models.CheckConstraint(
                condition=Q(percent__range=(0, 100)),
                name="refund_rule_percent",
                violation_error_message=_("退还比例在 0 到 100 之间"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RequestState(models.TextChoices):
    ASKED = "asked", _("待审核")
    # Granted by one operator; above a limit a second one has to agree.
    APPROVED_ONCE = "approved_once", _("待复核")
    # Granted: access has ended, berries are back, the cash is on its way.
    RETURNING = "returning", _("退款中")
    DONE = "done", _("已退费")
    REFUSED = "refused", _("未通过")
    WITHDRAWN = "withdrawn", _("已撤回")


UNDECIDED = (RequestState.ASKED, RequestState.APPROVED_ONCE)
# An order has one of these at most.
UNFINISHED = (*UNDECIDED, RequestState.RETURNING)
GRANTED = (RequestState.RETURNING, RequestState.DONE)


class RefundRequest(models.Model):
    """A buyer wants lines of an order back. What was quoted when it was asked is what is paid."""

    number = models.CharField(_("退费单号"), max_length=26, unique=True)
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="refund_requests", verbose_name=_("订单")
    )
    # The order's first, second, … request; part of the number of the cash refund.
    ordinal = models.PositiveSmallIntegerField(_("第几次"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="refund_requests",
        verbose_name=_("账号"),
    )
    state = models.CharField(_("状态"), max_length=13, choices=RequestState, default=RequestState.ASKED)
    reason = models.CharField(_("退费原因"), max_length=500)
    decision_reason = models.CharField(_("处理说明"), max_length=500, blank=True)
    cash_fen = models.PositiveBigIntegerField(_("退现金(分)"))
    berries = models.PositiveBigIntegerField(_("退贝里"))
    # Whether everything of the order came back in full with it: then its coupons do too.
    gives_coupons = models.BooleanField(_("退优惠券"))
    needs_two = models.BooleanField(_("需两人审核"))
    first_approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("审核人"),
    )
    second_approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("复核人"),
    )
    cash_refund = models.OneToOneField(
        Refund,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="request",
        verbose_name=_("退款"),
    )
    asked_at = models.DateTimeField(_("申请时间"))
    decided_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    idempotency_key = models.CharField(_("幂等键"), max_length=128, editable=False)
    request_hash = models.CharField(_("请求摘要"), max_length=64, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("退费申请")
        indexes = [
            models.Index(fields=["account", "-id"], name="refund_request_mine"),
            models.Index(fields=["state", "id"], name="refund_request_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["order", "ordinal"], name="refund_request_ordinal_unique"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=UNFINISHED), name="refund_request_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["account", "idempotency_key"], name="refund_request_idempotency_key"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="refund_request_state_known"
            ),
            # A CHECK lets pass what compares to NULL: that is wanted here.
            models.CheckConstraint(
                condition=~Q(first_approver=F("second_approver"))
                & ~Q(first_approver=F("account"))
                & ~Q(second_approver=F("account")),
                name="refund_request_approvers_differ",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=GRANTED)
                | Q(needs_two=False, first_approver__isnull=False)
                | Q(first_approver__isnull=False, second_approver__isnull=False),
                name="refund_request_granted_by_enough",
            ),
            models.CheckConstraint(
                condition=Q(state__in=GRANTED, cash_fen__gt=0, cash_refund__isnull=False)
                | (~(Q(state__in=GRANTED) & Q(cash_fen__gt=0)) & Q(cash_refund__isnull=True)),
                name="refund_request_cash_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDECIDED, decided_at__isnull=True, done_at__isnull=True)
                | Q(state=RequestState.DONE, decided_at__isnull=False, done_at__isnull=False)
                | (
                    Q(state__in=[RequestState.RETURNING, RequestState.REFUSED, RequestState.WITHDRAWN])
                    & Q(decided_at__isnull=False, done_at__isnull=True)
                ),
                name="refund_request_times_fit_state",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class RefundRequestLine(models.Model):
    """One order line of a request, as it was judged when it was asked."""

    request = models.ForeignKey(
        RefundRequest, on_delete=models.PROTECT, related_name="lines", verbose_name=_("退费申请")
    )
    line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="refund_lines", verbose_name=_("明细")
    )
    # False once the request was refused or withdrawn: a line comes back once.
    is_live = models.BooleanField(_("有效"), default=True)
    percent = models.PositiveSmallIntegerField(_("退还比例(%)"))
    fee_fen = models.PositiveIntegerField(_("手续费(分)"))
    cash_fen = models.PositiveBigIntegerField(_("退现金(分)"))
    berries = models.PositiveBigIntegerField(_("退贝里"))
    rule_name = models.CharField(_("规则"), max_length=64)
    # The facts and the rule, as they were.
    judged_by = models.JSONField(_("依据"))

    class Meta:
        verbose_name = verbose_name_plural = _("退费明细")
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(is_live=True), name="refund_line_comes_back_once"
            ),
            models.UniqueConstraint(fields=["request", "line"], name="refund_line_once"),
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="refund_line_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}:{self.line_id}"
