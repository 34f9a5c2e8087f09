from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class NoExercise(LuffyError):
    """The lesson is a film or a document."""

    code, status, msg = 2600, 404, _("这个课时不是练习")


class AttemptNotFound(LuffyError):
    code, status, msg = 2601, 404, _("没有找到这次练习")


class AttemptOver(LuffyError):
    """It was handed in; what it was worth stays."""

    code, status, msg = 2602, 409, _("这次练习已经提交, 不能再改")


class NotAsked(LuffyError):
    """The attempt does not ask this question."""

    code, status, msg = 2603, 404, _("这次练习里没有这道题")


class AnswerUnfit(LuffyError):
    """It names a choice that is not there, or several where one is asked for."""

    code, status, msg = 2604, 422, _("答案的形式与题型不符")


class QuestionUnfit(LuffyError):
    """`reason`: why nobody could answer it."""

    code, status, msg = 2605, 422, _("题目不完整: {reason}")


class MistakeNotFound(LuffyError):
    """It is not in her book, or its question is asked no longer."""

    code, status, msg = 2606, 404, _("错题本里没有这道题")


class QuestionNotFound(LuffyError):
    code, status, msg = 2607, 404, _("没有找到这道题")


class OrderUnfit(LuffyError):
    """It does not name the questions that the lesson asks, each once."""

    code, status, msg = 2608, 409, _("题目顺序与课时现有的题目不符, 请刷新后再试")


class OlxUnreadable(LuffyError):
    """It is no export of Open edX, or not to be taken in; `reason` says why."""

    code, status, msg = 2609, 422, _("无法导入这个课程包: {reason}")


# What `grading` and `notation` find missing, which speak no language but the code's.
REASONS = {
    "no answer is right": _("没有正确答案"),
    "there must be two choices or more": _("至少要有两个不同的选项"),
    "what is right is no choice": _("正确答案不在选项中"),
    "exactly one choice must be right": _("必须恰好有一个正确选项"),
    "no choice is right": _("没有正确选项"),
    "the answer must be one number": _("答案必须是一个数"),
    "the tolerance is no number or percentage": _("允许误差必须是数或百分比"),
    "there are more than 26 choices": _("选项最多 26 个"),
    "the answer must be true or false": _("答案必须是 对 或 错"),
    "there is no text": _("没有题目"),
}


def in_words(reason: str) -> str:
    """The reason in the reader's language."""
    return str(REASONS.get(reason, reason))
