"""What is refused of files that come in."""

from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class ImportNotFound(LuffyError):
    code, status, msg = 3430, 404, _("没有这次导入")


class ImportKeyTaken(LuffyError):
    """The same key was sent with another file, kind or mode."""

    code, status, msg = 3431, 409, _("这个导入编号已用于另一个文件")


class ImportFileRefused(LuffyError):
    """No CSV or XLSX file, empty, or too large: `most_megabytes`."""

    code, status, msg = 3432, 422, _("请上传 CSV 或 XLSX 文件, 不超过 {most_megabytes} MB")
