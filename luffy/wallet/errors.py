from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotEnoughBerries(LuffyError):
    code, status, msg = 1400, 409, _("贝里余额不足")


class GrantKeyReused(LuffyError):
    """The key was used for another person or another amount. Nothing moved."""

    code, status, msg = 1401, 409, _("流水号已用于另一笔发放")
