from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotEnoughBerries(LuffyError):
    code, status, msg = 1400, 409, _("贝里余额不足")


class GrantKeyReused(LuffyError):
    """The key was used for another person or another amount. Nothing moved."""

    code, status, msg = 1401, 409, _("流水号已用于另一笔发放")


class NotWithdrawable(LuffyError):
    """Fewer berries were earned and are ripe than are asked for. Nothing moved."""

    code, status, msg = 1410, 409, _("可提现的贝里不足, 现有 {withdrawable}")
