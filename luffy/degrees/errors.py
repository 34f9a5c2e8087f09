from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class PromisesTooMuch(LuffyError):
    """Homework and the best tier are worth more than the degree's scholarship; `promised` and `total` say how much."""

    code, status, msg = 1910, 422, _("作业与最高档奖学金合计 {promised} 贝里, 超过总奖学金 {total} 贝里")
