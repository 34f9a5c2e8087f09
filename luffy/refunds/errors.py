from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError
from luffy.refunds.policy import No


class RefundNotFound(LuffyError):
    code, status, msg = 2000, 404, _("退费申请不存在")


class OrderNotRefundable(LuffyError):
    """Only what was paid, and not given back whole, can be given back; `status` is the order's."""

    code, status, msg = 2001, 409, _("订单当前状态不能退费")


class RefundUnderWay(LuffyError):
    """One request at a time for one order; `refund` is the number of the one there is."""

    code, status, msg = 2002, 409, _("该订单已有一笔退费在处理中")


class LineNotInOrder(LuffyError):
    code, status, msg = 2003, 404, _("订单中没有该商品")


class LineGivenBack(LuffyError):
    code, status, msg = 2004, 409, _("该商品已退费")


class PurchaseOver(LuffyError):
    """Its time has passed, or it was brought to its end."""

    code, status, msg = 2005, 409, _("有效期已结束, 不能退费")


class NoRuleFits(LuffyError):
    code, status, msg = 2010, 409, _("已不符合退费条件")


class NothingLeft(LuffyError):
    """A rule fits, but by it all of it has been used."""

    code, status, msg = 2011, 409, _("已全部学完, 没有可退的部分")


class PurchaseCredited(LuffyError):
    """It was deducted from the price of a degree, which would have to be given back first."""

    code, status, msg = 2012, 409, _("已抵扣学位课程, 不能单独退费")


class RefundQuoteChanged(LuffyError):
    """Less would come back than the buyer agreed to; `quote` is what it is now. Nothing was asked for."""

    code, status, msg = 2006, 409, _("可退金额已变化, 请确认后再提交")


class RefundCannotMove(LuffyError):
    """The request is not in a state from which this is possible; `state` is the one it is in."""

    code, status, msg = 2007, 409, _("退费申请当前状态不能这样操作")


class OwnRefund(LuffyError):
    code, status, msg = 2008, 403, _("不能处理自己的退费申请")


class SecondPersonNeeded(LuffyError):
    """The amount is above the limit: whoever agreed first cannot be the second."""

    code, status, msg = 2009, 403, _("金额较大, 需要另一位运营人员复核")


REFUSALS: dict[No, type[LuffyError]] = {
    No.OVER: PurchaseOver,
    No.CREDITED: PurchaseCredited,
    No.NO_RULE: NoRuleFits,
    No.NOTHING_LEFT: NothingLeft,
}
