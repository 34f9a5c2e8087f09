"""What the settings of the site refuse."""

from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class SettingsChanged(LuffyError):
    """Somebody saved since they were read; nothing was written. `revision` is the one to read."""

    code, status, msg = 3420, 409, _("网站设置已被其他人修改, 请刷新后再保存")


class LogoRefused(LuffyError):
    """No PNG or JPEG picture, or too large: `most_kilobytes`."""

    code, status, msg = (
        3421,
        422,
        _("标志须为 PNG 或 JPEG, 不超过 {most_kilobytes} KB, 边长不超过 {most_pixels} 像素"),
    )


class LogoMissing(LuffyError):
    code, status, msg = 3422, 404, _("还没有上传标志")


class FeatureOff(LuffyError):
    """Operators switched this part of the site off: `feature`."""

    code, status, msg = 3423, 403, _("这个功能没有开放")
