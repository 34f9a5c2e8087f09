"""What is asked and answered about lessons, and what learners note for themselves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.accounts.models import ROLE_LABELS, Role
from luffy.accounts.votes import Vote, Voted, one_each
from luffy.catalog.models import CourseSection
from luffy.moderation.models import Visibility


def shown_to(account_id: int) -> Q:
    """What everybody may read, and what she wrote herself while it waits."""
    return Q(visibility=Visibility.SHOWN) | Q(visibility=Visibility.HELD, account_id=account_id)


class Post(Voted):
    """A text that somebody wrote for others, in Markdown."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("作者")
    )
    # What she was when she wrote it: an answer of the school stays one.
    role = models.SmallIntegerField(_("角色"), choices=list(ROLE_LABELS.items()), default=Role.LEARNER.value)
    text = models.TextField(_("内容"), max_length=4096)
    created_at = models.DateTimeField(_("时间"))
    edited_at = models.DateTimeField(_("修改时间"), null=True, blank=True)
    visibility = models.PositiveSmallIntegerField(_("是否公开"), choices=Visibility, default=Visibility.SHOWN)

    class Meta:
        abstract = True


class Question(Post):
    section = models.ForeignKey(
        CourseSection, on_delete=models.CASCADE, related_name="questions", verbose_name=_("课时")
    )
    title = models.CharField(_("标题"), max_length=128)
    # Answers that everybody may read.
    answer_count = models.PositiveIntegerField(_("回答数"), default=0, editable=False)
    accepted = models.OneToOneField(
        "Answer",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="accepted_for",
        verbose_name=_("采纳的回答"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("提问")
        indexes = [models.Index(fields=["section", "-id"], name="question_of_lesson")]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="question_visibility_known"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Answer(Post):
    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="answers", verbose_name=_("提问")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("回答")
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="answer_visibility_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id}:{self.account_id}"


class QuestionVote(Vote):
    target = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="votes", verbose_name=_("提问")
    )

    class Meta(Vote.Meta):
        abstract = False
        constraints = one_each("question_vote")


class AnswerVote(Vote):
    target = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="votes", verbose_name=_("回答"))

    class Meta(Vote.Meta):
        abstract = False
        constraints = one_each("answer_vote")


class Watch(models.Model):
    """Somebody wants to be told of answers to a question. Its asker need not say so."""

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="watches", verbose_name=_("提问")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("关注的提问")
        constraints = [models.UniqueConstraint(fields=["question", "account"], name="watch_once")]

    def __str__(self) -> str:
        return f"{self.question_id}:{self.account_id}"


class Note(models.Model):
    """What a learner wrote down for herself; nobody else reads it."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes", verbose_name=_("学员")
    )
    # Notes outlive the lesson that they were taken in.
    section = models.ForeignKey(
        CourseSection, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("课时")
    )
    course_name = models.CharField(_("课程"), max_length=128)
    section_name = models.CharField(_("课时名称"), max_length=128)
    # Where in the video; 0 where there is none.
    at_seconds = models.PositiveIntegerField(_("时间点(秒)"), default=0)
    text = models.TextField(_("内容"), max_length=4096)
    created_at = models.DateTimeField(_("时间"))
    edited_at = models.DateTimeField(_("修改时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("学习笔记")
        indexes = [models.Index(fields=["account", "-id"], name="note_mine")]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.section_name}"
