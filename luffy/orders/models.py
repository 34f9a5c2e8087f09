"""Orders: what was bought, for how much, and what became of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, CourseType, PricePolicy, Product
from luffy.coupons.models import CouponRecord
from luffy.degrees.models import EnrolledDegreeCourse
from luffy.learning.models import EnrolledCourse, Membership


class OrderStatus(models.IntegerChoices):
    PAID = 0, _("交易成功")
    PENDING = 1, _("待支付")
    REFUNDING = 2, _("退费申请中")
    REFUNDED = 3, _("已退费")
    CANCELLED = 4, _("主动取消")
    EXPIRED = 5, _("超时取消")


class PaymentType(models.IntegerChoices):
    WECHAT = 0, _("微信")
    ALIPAY = 1, _("支付宝")
    COUPON = 2, _("优惠码")
    BERRIES = 3, _("贝里")


class Fulfilment(models.IntegerChoices):
    """Whether what was paid for has been opened."""

    NOT_DUE = 0, _("未到开通")
    DONE = 1, _("已开通")
    # Paid, but opening failed; retried by a job and shown to the learner and to operators.
    ERROR = 2, _("开通出错")


class Order(models.Model):
    """Amounts are fixed when the order is placed: they are a copy, not a reference, of the quote."""

    number = models.CharField(_("订单号"), max_length=26, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="orders", verbose_name=_("账号")
    )
    status = models.SmallIntegerField(_("状态"), choices=OrderStatus, default=OrderStatus.PENDING)
    payment_type = models.SmallIntegerField(_("付款方式"), choices=PaymentType)
    payment_number = models.CharField(_("第三方交易号"), max_length=128, null=True, blank=True)
    listed_fen = models.PositiveBigIntegerField(_("原价(分)"))
    # What was paid for single courses and counts towards a degree.
    credit_fen = models.PositiveBigIntegerField(_("已购课程抵扣(分)"), default=0, db_default=0)
    line_discount_fen = models.PositiveBigIntegerField(_("商品券优惠(分)"))
    site_discount_fen = models.PositiveBigIntegerField(_("全站券优惠(分)"))
    berries_spent = models.PositiveBigIntegerField(_("使用贝里"))
    berries_discount_fen = models.PositiveBigIntegerField(_("贝里抵扣(分)"))
    payable_fen = models.PositiveBigIntegerField(_("实付金额(分)"))
    fulfilment = models.SmallIntegerField(_("开通情况"), choices=Fulfilment, default=Fulfilment.NOT_DUE)
    # How often opening failed, and what went wrong the last time: of orders that are paid and not open.
    opening_tries = models.PositiveIntegerField(_("开通失败次数"), default=0)
    opening_error = models.CharField(_("开通错误"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("下单时间"))
    expires_at = models.DateTimeField(_("支付截止"))
    paid_at = models.DateTimeField(_("支付时间"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("取消时间"), null=True, blank=True)
    # One settlement becomes at most one order, whatever the client repeats.
    settlement_id = models.CharField(_("结算编号"), max_length=26, unique=True, editable=False)
    idempotency_key = models.CharField(_("幂等键"), max_length=128, editable=False)
    request_hash = models.CharField(_("请求摘要"), max_length=64, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("订单")
        indexes = [
            models.Index(fields=["account", "-id"], name="order_mine"),
            models.Index(
                fields=["expires_at"], condition=Q(status=OrderStatus.PENDING), name="order_to_expire"
            ),
            models.Index(fields=["id"], condition=Q(fulfilment=Fulfilment.ERROR), name="order_unopened"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "idempotency_key"], name="order_idempotency_key"),
            models.CheckConstraint(condition=Q(status__in=OrderStatus.values), name="order_status_known"),
            models.CheckConstraint(
                condition=Q(payment_type__in=PaymentType.values), name="order_payment_type_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    payable_fen=F("listed_fen")
                    - F("credit_fen")
                    - F("line_discount_fen")
                    - F("site_discount_fen")
                    - F("berries_discount_fen")
                ),
                name="order_amounts_add_up",
            ),
            models.CheckConstraint(
                condition=Q(status=OrderStatus.PENDING, paid_at__isnull=True, cancelled_at__isnull=True)
                | Q(
                    status__in=[OrderStatus.PAID, OrderStatus.REFUNDING, OrderStatus.REFUNDED],
                    paid_at__isnull=False,
                )
                | Q(
                    status__in=[OrderStatus.CANCELLED, OrderStatus.EXPIRED],
                    paid_at__isnull=True,
                    cancelled_at__isnull=False,
                ),
                name="order_times_fit_status",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[OrderStatus.PAID, OrderStatus.REFUNDING, OrderStatus.REFUNDED])
                & ~Q(fulfilment=Fulfilment.NOT_DUE)
                | Q(
                    status__in=[OrderStatus.PENDING, OrderStatus.CANCELLED, OrderStatus.EXPIRED],
                    fulfilment=Fulfilment.NOT_DUE,
                ),
                name="order_fulfilment_fits_status",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """One product of the order, as it was when it was ordered. The database refuses any later change."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines", verbose_name=_("订单"))
    position = models.PositiveSmallIntegerField(_("序号"))
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="order_lines", verbose_name=_("商品")
    )
    price_policy = models.ForeignKey(
        PricePolicy, on_delete=models.PROTECT, related_name="+", verbose_name=_("价格策略")
    )
    name = models.CharField(_("名称"), max_length=128)
    image = models.CharField(_("图片"), max_length=255, blank=True)
    access_days = models.PositiveSmallIntegerField(_("有效天数"))
    label = models.CharField(_("有效期"), max_length=32)
    listed_fen = models.PositiveBigIntegerField(_("原价(分)"))
    credit_fen = models.PositiveBigIntegerField(_("已购课程抵扣(分)"), default=0, db_default=0)
    line_discount_fen = models.PositiveBigIntegerField(_("商品券优惠(分)"))
    site_discount_fen = models.PositiveBigIntegerField(_("全站券优惠(分)"))
    berries_spent = models.PositiveBigIntegerField(_("使用贝里"))
    berries_discount_fen = models.PositiveBigIntegerField(_("贝里抵扣(分)"))
    payable_fen = models.PositiveBigIntegerField(_("折后价格(分)"))

    class Meta:
        verbose_name = verbose_name_plural = _("订单明细")
        constraints = [
            models.UniqueConstraint(fields=["order", "product"], name="order_line_product_unique"),
            models.UniqueConstraint(fields=["order", "position"], name="order_line_position_unique"),
            models.CheckConstraint(
                condition=Q(
                    payable_fen=F("listed_fen")
                    - F("credit_fen")
                    - F("line_discount_fen")
                    - F("site_discount_fen")
                    - F("berries_discount_fen")
                ),
                name="order_line_amounts_add_up",
            ),
        ]

    # A `ReturnState`, filled in by the queries that ask for it (`queries.lines_with_returns`).
    refund_state: str | None = None

    def __str__(self) -> str:
        return f"{self.order_id}:{self.name}"


class ReturnState(models.TextChoices):
    ASKED = "asked", _("申请退费")
    # Granted: access has ended, and money is on its way.
    RETURNING = "returning", _("退费中")
    RETURNED = "returned", _("已退费")
    # Refused or withdrawn: the line may be asked for again.
    KEPT = "kept", _("未退")


# The line is no longer the buyer's.
GIVEN_BACK = (ReturnState.RETURNING, ReturnState.RETURNED)


class LineReturn(models.Model):
    """How far a line is on its way back. Why, and for how much, is in the refund request."""

    line = models.OneToOneField(
        OrderLine, on_delete=models.PROTECT, related_name="given_back", verbose_name=_("明细")
    )
    state = models.CharField(_("退费状态"), max_length=9, choices=ReturnState)

    class Meta:
        verbose_name = verbose_name_plural = _("明细退费")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReturnState.values), name="line_return_state_known")
        ]

    def __str__(self) -> str:
        return f"{self.line_id}:{self.state}"


class OrderCoupon(models.Model):
    """A coupon that an order uses; no line means that it was used for the whole order."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="coupons", verbose_name=_("订单"))
    line = models.OneToOneField(
        OrderLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coupon",
        verbose_name=_("明细"),
    )
    record = models.ForeignKey(
        CouponRecord, on_delete=models.PROTECT, related_name="order_uses", verbose_name=_("优惠券")
    )
    discount_fen = models.PositiveBigIntegerField(_("优惠(分)"))
    released_at = models.DateTimeField(_("归还时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("订单优惠券")
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(released_at__isnull=True), name="order_coupon_one_live_order"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(line__isnull=True), name="order_coupon_one_site_wide"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}:{self.record_id}"


class ModuleCredit(models.Model):
    """Who paid for the course has at most `most_fen` of it deducted from the price of the module's degree.

    Source: docs/rules/upgrade-credit.md
    """

    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="counts_for", verbose_name=_("单科课程")
    )
    module = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="counted_courses", verbose_name=_("学位模块")
    )
    most_fen = models.PositiveBigIntegerField(_("最多抵扣(分)"))

    class Meta:
        verbose_name = verbose_name_plural = _("已购课程抵扣")
        constraints = [
            models.UniqueConstraint(fields=["course", "module"], name="module_credit_once"),
            models.CheckConstraint(condition=Q(most_fen__gt=0), name="module_credit_of_something"),
            models.CheckConstraint(condition=~Q(course=F("module")), name="module_credit_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id}:{self.module_id}"

    def clean(self) -> None:
        """A course that is sold by itself, for a module of a degree."""
        if self.course_id and self.course.course_type == CourseType.MODULE:
            raise ValidationError({"course": _("请选择单独出售的课程")})
        if self.module_id and self.module.degree_course_id is None:
            raise ValidationError({"module": _("请选择学位课程的模块")})


class OrderCredit(models.Model):
    """So much of a course's purchase was deducted from a degree. A purchase is deducted once at a time.

    Source: docs/rules/upgrade-credit.md
    """

    line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="credits", verbose_name=_("学位明细")
    )
    source = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="credited_to", verbose_name=_("已购课程明细")
    )
    credit_fen = models.PositiveBigIntegerField(_("抵扣(分)"))
    # Its order was not paid, or the degree was given back.
    released_at = models.DateTimeField(_("解除时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("订单课程抵扣")
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(released_at__isnull=True), name="order_credit_once"
            ),
            models.UniqueConstraint(fields=["line", "source"], name="order_credit_of_line"),
            models.CheckConstraint(condition=Q(credit_fen__gt=0), name="order_credit_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}:{self.source_id}"


class OpenedAccess(models.Model):
    """What an order line opened when it was paid. A line opens once."""

    line = models.OneToOneField(
        OrderLine, on_delete=models.PROTECT, related_name="opened", verbose_name=_("明细")
    )
    course_enrolment = models.OneToOneField(
        EnrolledCourse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_by",
        verbose_name=_("课程报名"),
    )
    degree_enrolment = models.OneToOneField(
        EnrolledDegreeCourse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_by",
        verbose_name=_("学位报名"),
    )
    membership = models.OneToOneField(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_by",
        verbose_name=_("会员期"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("已开通")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    course_enrolment__isnull=False, degree_enrolment__isnull=True, membership__isnull=True
                )
                | Q(course_enrolment__isnull=True, degree_enrolment__isnull=False, membership__isnull=True)
                | Q(course_enrolment__isnull=True, degree_enrolment__isnull=True, membership__isnull=False),
                name="opened_access_is_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.line_id)
