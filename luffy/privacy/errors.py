from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class PolicyNotFound(LuffyError):
    code, status, msg = 3520, 404, _("没有这个版本的隐私政策")


class PolicyOutdated(LuffyError):
    """Somebody agrees to a version that is no longer the newest; `current` is."""

    code, status, msg = 3521, 409, _("隐私政策已更新, 请阅读最新版本")


class ExportNotFound(LuffyError):
    code, status, msg = 3522, 404, _("没有找到这份个人信息副本")


class ExportUnderWay(LuffyError):
    code, status, msg = 3523, 409, _("个人信息副本正在生成, 或今天已经生成过")


class ExportNotReady(LuffyError):
    code, status, msg = 3524, 409, _("个人信息副本还没有生成, 或已过期")


class CannotDelete(LuffyError):
    """`blockers`: what is still open, by name and number."""

    code, status, msg = 3525, 409, _("还有未办结的事项, 暂时不能注销账号")


class DeletionUnderWay(LuffyError):
    code, status, msg = 3526, 409, _("已经申请注销")


class NoDeletion(LuffyError):
    code, status, msg = 3527, 404, _("没有申请注销")
