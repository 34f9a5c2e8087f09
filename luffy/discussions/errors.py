from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class LessonClosed(LuffyError):
    """There is no such lesson, or she may not open it."""

    code, status, msg = 2700, 404, _("没有找到课时, 或尚未开通")


class QuestionNotFound(LuffyError):
    code, status, msg = 2701, 404, _("没有找到这个提问")


class AnswerNotFound(LuffyError):
    code, status, msg = 2702, 404, _("没有找到这个回答")


class NoteNotFound(LuffyError):
    code, status, msg = 2703, 404, _("没有找到这条笔记")


class OwnPost(LuffyError):
    code, status, msg = 2704, 409, _("不能给自己的内容投票")


class HasAnswers(LuffyError):
    """Others took trouble over it."""

    code, status, msg = 2705, 409, _("已有人回答, 不能删除提问")
