from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class CartUnavailable(LuffyError):
    code, status, msg = 1003, 503, _("购物车暂不可用")


class NotInCart(LuffyError):
    code, status, msg = 1600, 404, _("该课程在购物车中不存在")


class CartFull(LuffyError):
    code, status, msg = 1601, 409, _("购物车最多放 {limit} 件商品")


class NothingChosen(LuffyError):
    code, status, msg = 1610, 422, _("请选择要结算的课程")


class CartEmpty(LuffyError):
    code, status, msg = 1611, 409, _("购物车无课程")


class MustBeInCart(LuffyError):
    code, status, msg = 1612, 409, _("购买的课程必须先加入购物车")


class SettlementEmpty(LuffyError):
    """Nothing is being settled, or it took longer than the settlement lives."""

    code, status, msg = 1613, 404, _("结算列表为空")


class NotInSettlement(LuffyError):
    code, status, msg = 1614, 404, _("结算列表中没有该课程")


class TooManyBerries(LuffyError):
    """`spendable` is how many could be spent."""

    code, status, msg = 1620, 409, _("最多可使用 {spendable} 贝里")


class BerriesMalformed(LuffyError):
    """Below zero, a fraction, or no number at all."""

    code, status, msg = 1625, 422, _("贝里必须是不小于 0 的整数")


class DegreeOwned(LuffyError):
    code, status, msg = 1621, 409, _("您已拥有该学位课程, 不能重复购买")


class DegreeOrderPending(LuffyError):
    """`order` is the unpaid order that already holds this degree."""

    code, status, msg = 1622, 409, _("您有一笔待支付的订单已包含该学位课程")


class PriceChanged(LuffyError):
    """The price went up after the buyer saw it; `quote` is what it costs now. Nothing was ordered."""

    code, status, msg = 1623, 409, _("价格已变化, 请确认后再提交")


class IdempotencyKeyReused(LuffyError):
    code, status, msg = 1624, 409, _("幂等键已用于另一个请求")


class OrderNotFound(LuffyError):
    code, status, msg = 1630, 404, _("订单不存在")


class OrderCannotMove(LuffyError):
    """The order is not in a state from which this is possible; `status` is the one it is in."""

    code, status, msg = 1631, 409, _("订单当前状态不能这样操作")


class CannotReinstate(LuffyError):
    """Late money cannot revive this order; `reason` says why. The money goes back."""

    code, status, msg = 1632, 409, _("订单已失效, 款项将原路退回")


class PaymentMethodRequired(LuffyError):
    code, status, msg = 1633, 422, _("请选择支付方式")
