"""Invoices (发票): over the cash of an order's lines, taken back in red where cash went back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from luffy.core.sealed_field import SealedField
from luffy.orders.models import Order, OrderLine

LONGEST_TITLE = 100
PURPOSE = "invoices.titles"


def fingerprint(name: str, tax_number: str) -> str:
    """The same for the same title, and of no use to who has only the table."""
    return salted_hmac(PURPOSE, f"{name}\n{tax_number}", algorithm="sha256").hexdigest()


class Buyer(models.TextChoices):
    PERSONAL = "personal", _("个人")
    COMPANY = "company", _("企业")


# A person has no tax number, and an organisation is known by nothing else.
_NUMBER_FITS_BUYER = Q(buyer=Buyer.PERSONAL, tax_number="") | (Q(buyer=Buyer.COMPANY) & ~Q(tax_number=""))


class InvoiceState(models.TextChoices):
    REQUESTED = "requested", _("开票中")
    ISSUED = "issued", _("已开")
    # The provider said no; a person corrects what was wrong and tries again, or the learner asks anew.
    FAILED = "failed", _("开票失败")
    # Never issued and never will be.
    WITHDRAWN = "withdrawn", _("已作废")


class InvoiceTitle(models.Model):
    """Whom an account has its invoices made out to (抬头). An address book: invoices keep a copy."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="invoice_titles",
        verbose_name=_("账号"),
    )
    buyer = models.CharField(_("抬头类型"), max_length=8, choices=Buyer)
    name = SealedField(_("抬头名称"), purpose=PURPOSE, max_length=LONGEST_TITLE)
    tax_number = SealedField(_("税号"), purpose=PURPOSE, max_length=20, blank=True)
    # Of both: what is sealed cannot be compared.
    fingerprint = models.CharField(_("指纹"), max_length=64, editable=False)
    email = models.EmailField(_("接收邮箱"), blank=True)
    used_at = models.DateTimeField(_("最近使用"))

    class Meta:
        verbose_name = verbose_name_plural = _("发票抬头")
        constraints = [
            models.UniqueConstraint(fields=["account", "buyer", "fingerprint"], name="invoice_title_once"),
            models.CheckConstraint(condition=_NUMBER_FITS_BUYER, name="invoice_title_number_fits_buyer"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.buyer}"


class Invoice(models.Model):
    """A blue invoice over an order's cash, or a red one that takes back a part or the whole of a blue one.

    Source: docs/rules/invoices.md
    """

    number = models.CharField(_("申请号"), max_length=26, unique=True)
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="invoices", verbose_name=_("订单")
    )
    # Null for a blue invoice.
    reddens = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="red_ones",
        verbose_name=_("红冲的蓝票"),
    )
    state = models.CharField(_("状态"), max_length=9, choices=InvoiceState, default=InvoiceState.REQUESTED)
    buyer = models.CharField(_("抬头类型"), max_length=8, choices=Buyer)
    title = SealedField(_("抬头名称"), purpose=PURPOSE, max_length=LONGEST_TITLE)
    tax_number = SealedField(_("税号"), purpose=PURPOSE, max_length=20, blank=True)
    email = models.EmailField(_("接收邮箱"), blank=True)
    # Below zero on a red invoice, so that a blue one and its red ones sum to the cash that was kept.
    amount_fen = models.BigIntegerField(_("金额(分)"))
    provider = models.CharField(_("开票服务"), max_length=40, blank=True)
    # What the provider calls it; with the tax authority, the 20 digits of the invoice.
    official_number = models.CharField(_("发票号码"), max_length=64, blank=True)
    pdf = models.CharField(_("文件"), max_length=200, blank=True, editable=False)
    tries = models.PositiveIntegerField(_("尝试次数"), default=0)
    last_error = models.CharField(_("最近的错误"), max_length=255, blank=True)
    requested_at = models.DateTimeField(_("申请时间"))
    issued_at = models.DateTimeField(_("开具时间"), null=True, blank=True)
    next_try_at = models.DateTimeField(_("下次尝试"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("发票")
        indexes = [
            models.Index(fields=["state", "-id"], name="invoice_by_state"),
            models.Index(fields=["next_try_at"], condition=Q(state="requested"), name="invoice_to_issue"),
        ]
        constraints = [
            # With it no line of an order is ever on two blue invoices that count.
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(reddens__isnull=True) & ~Q(state="withdrawn"),
                name="invoice_one_live_blue",
            ),
            models.CheckConstraint(
                condition=Q(reddens__isnull=True, amount_fen__gt=0)
                | Q(reddens__isnull=False, amount_fen__lt=0),
                name="invoice_red_is_below_zero",
            ),
            models.CheckConstraint(condition=Q(state__in=InvoiceState.values), name="invoice_state_known"),
            models.CheckConstraint(
                condition=(Q(state="issued", issued_at__isnull=False) & ~Q(pdf="") & ~Q(official_number=""))
                | (~Q(state="issued") & Q(issued_at__isnull=True, pdf="", official_number="")),
                name="invoice_issued_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(state="requested", next_try_at__isnull=False)
                | (~Q(state="requested") & Q(next_try_at__isnull=True)),
                name="invoice_requested_is_tried",
            ),
            models.CheckConstraint(condition=_NUMBER_FITS_BUYER, name="invoice_number_fits_buyer"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_red(self) -> bool:
        return self.reddens_id is not None


class InvoiceLine(models.Model):
    """What an invoice says about one line of its order."""

    invoice = models.ForeignKey(
        Invoice, on_delete=models.PROTECT, related_name="lines", verbose_name=_("发票")
    )
    order_line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="invoice_lines", verbose_name=_("订单明细")
    )
    amount_fen = models.BigIntegerField(_("金额(分)"))

    class Meta:
        verbose_name = verbose_name_plural = _("发票明细")
        constraints = [
            models.UniqueConstraint(fields=["invoice", "order_line"], name="invoice_line_once"),
            models.CheckConstraint(condition=~Q(amount_fen=0), name="invoice_line_is_over_something"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id}:{self.order_line_id}"


class CashReturned(models.Model):
    """How much of a line's cash went back, as the refund said. What is left can be invoiced."""

    order_line = models.OneToOneField(
        OrderLine, on_delete=models.PROTECT, related_name="cash_returned", verbose_name=_("订单明细")
    )
    amount_fen = models.PositiveBigIntegerField(_("退回(分)"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("已退现金")

    def __str__(self) -> str:
        return f"{self.order_line_id}:{self.amount_fen}"
