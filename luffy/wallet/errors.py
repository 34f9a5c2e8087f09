from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotEnoughBerries(LuffyError):
    code, status, msg = 1400, 409, _("贝里余额不足")
