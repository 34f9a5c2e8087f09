"""What people may not write, what they reported, and what operators decided about it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from luffy.moderation.words import Verdict

VERDICT_LABELS = {
    Verdict.MASK.value: _("打星号"),
    Verdict.HOLD.value: _("先审后发"),
    Verdict.REFUSE.value: _("拒绝"),
}
# `comment:12`: a kind that an app registered, and the number of its row.
TARGET_FORM = r"^[a-z_]{1,20}:[1-9][0-9]{0,17}$"
TARGET_LENGTH = 40


class Visibility(models.IntegerChoices):
    """Who sees a text. Apps with texts of people keep this in their own rows."""

    SHOWN = 0, _("公开")
    # Its author and operators, until one of these decides.
    HELD = 1, _("待审核")
    HIDDEN = 2, _("已隐藏")


class Cause(models.TextChoices):
    """Why somebody has to look at it."""

    WORD = "word", _("敏感词")
    FIRST_TEXTS = "first_texts", _("新账号")
    REPORT = "report", _("举报")
    OPERATOR = "operator", _("运营")


class CaseState(models.TextChoices):
    WAITING = "waiting", _("待审核")
    KEPT = "kept", _("已通过")
    HIDDEN = "hidden", _("已隐藏")
    # Its author took it back before anybody decided.
    GONE = "gone", _("已撤回")


class Reason(models.TextChoices):
    SPAM = "spam", _("广告或刷屏")
    ABUSE = "abuse", _("辱骂或人身攻击")
    ILLEGAL = "illegal", _("违法违规")
    CHEATING = "cheating", _("泄露答案或抄袭")
    OTHER = "other", _("其他")


class Keyword(models.Model):
    """A word that operators watch for. Two spellings that fold to the same are one word."""

    word = models.CharField(_("敏感词"), max_length=64)
    folded = models.CharField(_("归一写法"), max_length=128, unique=True, editable=False)
    verdict = models.PositiveSmallIntegerField(_("处理"), choices=list(VERDICT_LABELS.items()))

    class Meta:
        verbose_name = verbose_name_plural = _("敏感词")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=list(VERDICT_LABELS)), name="keyword_verdict_known"
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="keyword_has_letters"),
        ]

    def __str__(self) -> str:
        return self.word


class CaseQuerySet(models.QuerySet["Case"]):
    def waiting(self) -> Self:
        return self.filter(state=CaseState.WAITING)


class Case(models.Model):
    """One text that somebody has to look at, or did; there is one for each text at most.

    The text itself is its app's: `target` names it.

    Source: docs/rules/moderation.md
    """

    target = models.CharField(_("内容"), max_length=TARGET_LENGTH, unique=True)
    kind = models.CharField(_("类别"), max_length=20)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("作者")
    )
    cause = models.CharField(_("原因"), max_length=16, choices=Cause)
    state = models.CharField(_("状态"), max_length=8, choices=CaseState, default=CaseState.WAITING)
    opened_at = models.DateTimeField(_("时间"))
    decided_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("处理人"),
    )
    reason = models.CharField(_("理由"), max_length=255, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("审核")
        indexes = [
            models.Index(fields=["state", "-opened_at", "-id"], name="case_queue"),
            models.Index(fields=["author", "state"], name="case_author"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(target__regex=TARGET_FORM), name="case_target_form"),
            # The prefix of the target.
            models.CheckConstraint(
                condition=Exact(StrIndex(F("target"), Concat(F("kind"), Value(":"))), 1),
                name="case_kind_of_target",
            ),
            models.CheckConstraint(condition=Q(cause__in=Cause.values), name="case_cause_known"),
            models.CheckConstraint(
                condition=Q(state__in=[CaseState.WAITING, CaseState.GONE], decided_at__isnull=True)
                | Q(state__in=[CaseState.KEPT, CaseState.HIDDEN], decided_at__isnull=False),
                name="case_decided_at",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="case_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.target


class Report(models.Model):
    """What one account said of one text."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports", verbose_name=_("审核"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    reason = models.CharField(_("原因"), max_length=16, choices=Reason)
    note = models.CharField(_("说明"), max_length=255, blank=True)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("举报")
        constraints = [
            models.UniqueConstraint(fields=["case", "account"], name="report_once_an_account"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="report_reason_known"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.account_id}"
