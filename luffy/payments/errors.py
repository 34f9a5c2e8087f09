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
