from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotificationNotFound(LuffyError):
    """There is none, or it is somebody else's."""

    code, status, msg = 2300, 404, _("消息不存在")


class UnsubscribeTokenWrong(LuffyError):
    """The link was cut off or changed on its way."""

    code, status, msg = 2301, 404, _("退订链接不完整, 请从邮件里重新打开")


class PhoneCodeWrong(LuffyError):
    """Another code, or it is older than ten minutes."""

    code, status, msg = 2302, 422, _("验证码不对或已过期")


class WayClosed(LuffyError):
    """This school sends nothing by that way."""

    code, status, msg = 2303, 409, _("暂不支持这种方式")
