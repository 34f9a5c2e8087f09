from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class StillNotOpen(LuffyError):
    """What was paid for could not be opened again; the order's page tells what went wrong."""

    code, status, msg = 2200, 409, _("仍未能开通, 系统会继续重试")
