from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError
from luffy.coupons.validity import Unusable


class CouponNotFound(LuffyError):
    code, status, msg = 1500, 404, _("优惠券不存在")


class ClaimNotOpen(LuffyError):
    """Before the first or after the last day of claiming, or too late to be of use."""

    code, status, msg = 1501, 409, _("不在领取时间内")


class CouponSoldOut(LuffyError):
    code, status, msg = 1502, 409, _("优惠券已领完")


class ClaimLimitReached(LuffyError):
    code, status, msg = 1503, 409, _("已达到每人限领张数")


class CodeRefused(LuffyError):
    """Unknown, used up, stopped, out of its days: one answer, so that nobody learns which codes there are."""

    code, status, msg = 1504, 404, _("优惠码无效或已被用完")


class CodesExceedQuantity(LuffyError):
    """With what is claimed and promised already, only `free` more fit into the coupon's quantity."""

    code, status, msg = 1505, 409, _("超过优惠券剩余数量, 还可生成 {free} 次")


class CouponUsed(LuffyError):
    code, status, msg = 1511, 409, _("优惠券已使用")


class CouponHeld(LuffyError):
    """`order` is the unpaid order that holds it, until `until`."""

    code, status, msg = 1512, 409, _("优惠券已被另一笔待支付订单占用")


class CouponNotYetValid(LuffyError):
    code, status, msg = 1513, 409, _("优惠券还未到有效期")


class CouponExpired(LuffyError):
    code, status, msg = 1514, 409, _("优惠券已过期")


class CouponForOtherProduct(LuffyError):
    code, status, msg = 1515, 409, _("优惠券不适用于这件商品")


class ThresholdNotMet(LuffyError):
    code, status, msg = 1516, 409, _("未达到优惠券的最低消费")


class CouponForMembers(LuffyError):
    """A member's price, and membership does not last today."""

    code, status, msg = 1517, 409, _("会员价只有会员可用")


# A foreign coupon looks exactly like one that does not exist.
REFUSALS: dict[Unusable, type[LuffyError]] = {
    Unusable.NOT_YOURS: CouponNotFound,
    Unusable.USED: CouponUsed,
    Unusable.HELD: CouponHeld,
    Unusable.NOT_YET_VALID: CouponNotYetValid,
    Unusable.EXPIRED: CouponExpired,
    Unusable.OTHER_PRODUCT: CouponForOtherProduct,
    Unusable.MEMBERS_ONLY: CouponForMembers,
    Unusable.THRESHOLD_NOT_MET: ThresholdNotMet,
}
