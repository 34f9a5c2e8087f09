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
