"""Refusals: things a caller may do wrong, each with a number of its own and a fitting HTTP status.

Anything else that is raised is a bug and becomes 1100 with a request id.
"""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUCCESS = 1000


class LuffyError(Exception):
    """A refusal that is expected. Subclasses live in each app's `errors.py`."""

    code: ClassVar[int]
    status: ClassVar[int]
    msg: ClassVar[str | Promise]

    def __init__(self, **detail: Any) -> None:
        """`detail` goes to the client as it is: JSON types only, nothing private."""
        super().__init__(type(self).__name__, detail)
        self.detail = detail

    @property
    def text(self) -> str:
        """The message in the active language, with the detail's values filled in."""
        return str(self.msg).format_map(_Blanks(self.detail))


class _Blanks(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


class InternalError(LuffyError):
    code, status, msg = 1100, 500, _("系统出错了, 请稍后再试")


class InvalidInput(LuffyError):
    """The request does not fit the schema; `fields` names what and where."""

    code, status, msg = 1101, 422, _("请求内容不正确")


class NotFound(LuffyError):
    code, status, msg = 1102, 404, _("没有找到")


class Unauthenticated(LuffyError):
    code, status, msg = 1103, 401, _("请先登录")


class NotAllowed(LuffyError):
    code, status, msg = 1104, 403, _("没有权限")


class TooManyRequests(LuffyError):
    code, status, msg = 1105, 429, _("操作太频繁, 请 {retry_after} 秒后再试")


class Malformed(LuffyError):
    """The request cannot be read at all: broken JSON, wrong content type."""

    code, status, msg = 1106, 400, _("无法读取请求")


class CsrfRefused(LuffyError):
    code, status, msg = 1107, 403, _("页面已过期, 请刷新后再试")


class TooLarge(LuffyError):
    code, status, msg = 1108, 413, _("内容太大")


class ServiceUnavailable(LuffyError):
    """Something we depend on does not answer right now; nothing was changed."""

    code, status, msg = 1109, 503, _("服务暂时不可用, 请稍后再试")


class MethodNotAllowed(LuffyError):
    code, status, msg = 1110, 405, _("不支持这种请求方法")


class FileKindRefused(LuffyError):
    """Its extension is not taken, or its content is something else; `kinds` are taken."""

    code, status, msg = 1111, 422, _("不支持这种文件, 或内容与扩展名不符; 可上传: {kinds} (文本须为 UTF-8)")


class FileEmpty(LuffyError):
    code, status, msg = 1112, 422, _("文件是空的")


class FileThreatens(LuffyError):
    """The scanner found something in it."""

    code, status, msg = 1113, 422, _("文件未通过安全检查")


class SheetUnreadable(LuffyError):
    """No CSV or XLSX file, or beyond a bound. `reason`: empty, size, rows, columns, kind, encoding, broken, header."""

    code, status, msg = 1114, 422, _("无法读取这个表格文件 ({reason})")
