from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class FigureNotFound(LuffyError):
    code, status, msg = 3600, 404, _("没有这项数据")


class RangeRefused(LuffyError):
    """`days`: the most there may be."""

    code, status, msg = 3601, 422, _("日期范围不正确: 开始不晚于结束, 最多 {days} 天")
