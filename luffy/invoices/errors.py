from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class InvoiceNotFound(LuffyError):
    code, status, msg = 2100, 404, _("发票不存在")


class TaxNumberMalformed(LuffyError):
    """`reason` is `missing`, `old` (before 2015), `shape` or `check_digit`."""

    code, status, msg = 2101, 422, _("税号不正确, 请核对统一社会信用代码")


class NoTaxNumberForPerson(LuffyError):
    code, status, msg = 2102, 422, _("个人抬头不需要税号")


class NotPaidYet(LuffyError):
    """`status` is the one the order is in."""

    code, status, msg = 2110, 409, _("订单支付完成后才能申请发票")


class RefundUnderWay(LuffyError):
    code, status, msg = 2111, 409, _("订单正在退费, 处理完成后才能申请发票")


class NothingToInvoice(LuffyError):
    """Paid by coupons and berries alone, or all of its cash went back."""

    code, status, msg = 2112, 409, _("这笔订单没有可开票的现金金额, 优惠和贝里不能开票")


class AlreadyInvoiced(LuffyError):
    """`invoice` is the one there is, made out to somebody else than asked for now."""

    code, status, msg = 2113, 409, _("这笔订单已按另一个抬头申请过发票")


class InvoiceCannotMove(LuffyError):
    """`state` is the one it is in."""

    code, status, msg = 2120, 409, _("发票当前状态不能这样操作")


class InvoiceNotIssued(LuffyError):
    """There is no file yet."""

    code, status, msg = 2121, 409, _("发票还没有开出")


class TitleNotFound(LuffyError):
    code, status, msg = 2130, 404, _("抬头不存在")
