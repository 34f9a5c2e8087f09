from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotEnoughBerries(LuffyError):
    code, status, msg = 1400, 409, _("贝里余额不足")


class GrantKeyReused(LuffyError):
    """The key was used for another person or another amount. Nothing moved."""

    code, status, msg = 1401, 409, _("流水号已用于另一笔发放")


class OwnGrant(LuffyError):
    """Nobody gives berries to herself. Nothing moved."""

    code, status, msg = 1402, 403, _("不能给自己发放贝里")


class GiftNotFound(LuffyError):
    code, status, msg = 1403, 404, _("没有这笔发放")


class GiftNeedsAnother(LuffyError):
    """Whoever asked for it does not decide on it."""

    code, status, msg = 1404, 403, _("这笔发放需要另一位同事复核")


class GiftDecided(LuffyError):
    """It was given or refused before."""

    code, status, msg = 1405, 409, _("这笔发放已处理")


class NotWithdrawable(LuffyError):
    """Fewer berries were earned and are ripe than are asked for. Nothing moved."""

    code, status, msg = 1410, 409, _("可提现的贝里不足, 现有 {withdrawable}")


class WithdrawalBelowMinimum(LuffyError):
    code, status, msg = 1411, 409, _("每次至少提现 {minimum} 贝里")


class WithdrawalNotFound(LuffyError):
    code, status, msg = 1412, 404, _("没有找到这笔提现")


class WithdrawalCannotMove(LuffyError):
    code, status, msg = 1413, 409, _("提现当前状态不能这样操作")


class OwnWithdrawal(LuffyError):
    """Nobody decides on her own money."""

    code, status, msg = 1414, 403, _("不能处理自己的提现")


class SecondPersonNeeded(LuffyError):
    """The first approval was of the same person."""

    code, status, msg = 1415, 409, _("这笔提现需要另一位同事复核")


class WithdrawalKeyReused(LuffyError):
    code, status, msg = 1416, 409, _("幂等键已用于另一笔提现")


class BankReferenceUsed(LuffyError):
    code, status, msg = 1417, 409, _("银行流水号已用于另一笔提现")


class PayeeUnreadable(LuffyError):
    """It was sealed with a key that is not configured any more."""

    code, status, msg = 1418, 409, _("收款信息无法读取, 请检查密钥配置")
