from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NotificationNotFound(LuffyError):
    """There is none, or it is somebody else's."""

    code, status, msg = 2300, 404, _("消息不存在")
