from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class StillNotOpen(LuffyError):
    """What was paid for could not be opened again; the order's page tells what went wrong."""

    code, status, msg = 2200, 409, _("仍未能开通, 系统会继续重试")


class OrderHasNoSuchRefund(LuffyError):
    """No payment of this order has a refund of that number."""

    code, status, msg = 2201, 404, _("该订单没有这笔退款")


class BuyerAskedForIt(LuffyError):
    """The buyer's request `refund` ends together with its money: settle it by hand at /ops/refunds."""

    code, status, msg = 2202, 409, _("这笔退款属于退费申请 {refund}, 请在该申请中处理")
