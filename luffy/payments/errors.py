from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class OrderNotPayable(LuffyError):
    """The order is not waiting for money, or too little of its time is left."""

    code, status, msg = 1700, 409, _("订单当前无法支付")


class OrderCancelUnknown(LuffyError):
    """The payment channel did not say whether the order can still be paid. Nothing was changed; try again."""

    code, status, msg = 1701, 503, _("支付渠道暂无答复, 订单尚未取消, 请稍后再试")


class ChannelUnavailable(LuffyError):
    """This installation has no account at that payment channel."""

    code, status, msg = 1702, 503, _("该支付方式暂未开通")


class ChannelSilent(LuffyError):
    """The payment channel did not answer. The order is as it was; try again, or another way to pay."""

    code, status, msg = 1703, 503, _("支付渠道暂无答复, 请稍后再试或换一种支付方式")


class TooManyAttempts(LuffyError):
    """This order was tried too often with that channel: pay another way, or order anew. Nothing was begun."""

    code, status, msg = 1704, 409, _("尝试支付次数过多, 请换一种支付方式或重新下单")


class PayerUnknown(LuffyError):
    """Inside WeChat it must be known who pays: this browser was not recognised there, and no `openid` was sent."""

    code, status, msg = 1705, 422, _("微信尚未确认付款人, 请重新进入本页或扫码支付")


class ChannelRefused(LuffyError):
    """The payment channel said no to this payment; `reason` is its code. The order is as it was: pay another way."""

    code, status, msg = 1706, 409, _("支付渠道拒绝了这次支付, 请换一种支付方式")


class BillNotFound(LuffyError):
    """Nobody asked that channel for a bill of that day."""

    code, status, msg = 1710, 404, _("没有这一天的对账单")


class DifferenceNotFound(LuffyError):
    code, status, msg = 1711, 404, _("没有这条对账差异")


class EventNotFound(LuffyError):
    """No notice of that number needs a person."""

    code, status, msg = 1712, 404, _("没有这条渠道通知")


class NotForeignMoney(LuffyError):
    """The channel does not say that this number was paid to us, or it is in our books already."""

    code, status, msg = 1713, 409, _("该款项不是外来款: {reason}")


class OrderDoesNotFit(LuffyError):
    """That order does not ask for this amount."""

    code, status, msg = 1714, 409, _("订单金额与款项不符")


class OwnOrder(LuffyError):
    """Nobody deals with the money of her own order. Nothing was changed."""

    code, status, msg = 1715, 403, _("不能处理自己订单的款项")


class RefundNotWithAPerson(LuffyError):
    """The gateway is still at it, or it is done; `state` says which. Nothing was changed."""

    code, status, msg = 1720, 409, _("这笔退款不需要人工处理")
