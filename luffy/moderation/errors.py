from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class TextRefused(LuffyError):
    """It holds a word that nobody may write here. Which one is not told: that would teach how to write around it."""

    code, status, msg = 3000, 422, _("内容里有不能发布的词, 请修改后再试")


class TargetNotFound(LuffyError):
    """There is no such text, or it is not shown."""

    code, status, msg = 3001, 404, _("没有找到这条内容")


class CaseNotFound(LuffyError):
    code, status, msg = 3002, 404, _("没有找到要审核的内容")


class CaseCannotMove(LuffyError):
    """`state` is what it is now."""

    code, status, msg = 3003, 409, _("这条内容现在不能这样处理, 请刷新后再看")


class OwnText(LuffyError):
    code, status, msg = 3004, 409, _("不能举报自己写的内容")


class WordNotFound(LuffyError):
    code, status, msg = 3005, 404, _("没有这个敏感词")


class WordEmpty(LuffyError):
    """Nothing is left of it once signs and spaces are gone: it would be found in every text, or in none."""

    code, status, msg = 3006, 422, _("敏感词至少要有一个文字或数字")
