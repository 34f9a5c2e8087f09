"""What homework and graduation moved: berries of the learner, and of the mentor's fee."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.degrees.models.curriculum import CAUSES
from luffy.degrees.models.enrolment import EnrolledDegreeCourse
from luffy.degrees.models.homework import Grading, HomeworkRecord
from luffy.degrees.rule import Cause


class Approval(models.TextChoices):
    """Whether a penalty needs an operator's word before anything moves."""

    NONE = "none", _("无需审批")
    WAITING = "waiting", _("待审批")
    APPROVED = "approved", _("已批准")
    WAIVED = "waived", _("已免除")


class HomeworkReward(models.Model):
    """What a homework earned or cost for one cause, with the rule as it was applied. Once for each cause.

    A regrade changes the amounts; each change is a `RewardMove`.
    """

    record = models.ForeignKey(
        HomeworkRecord, on_delete=models.PROTECT, related_name="rewards", verbose_name=_("作业记录")
    )
    cause = models.CharField(_("原因"), max_length=16, choices=CAUSES)
    # The rule as it was: percent of the homework's value (and of the points, for a reward).
    percent = models.PositiveSmallIntegerField(_("比例(%)"))
    scholarship_value = models.PositiveIntegerField(_("作业奖学金(贝里)"))
    points = models.PositiveSmallIntegerField(_("得分"))
    # What the rule says; above zero for a reward, below for a penalty.
    due_berries = models.IntegerField(_("应奖惩(贝里)"))
    # What was moved: a penalty takes no more than the learner has.
    moved_berries = models.IntegerField(_("已奖惩(贝里)"))
    # What a penalty took from the mentor's fee, which never goes below zero.
    fee_taken = models.PositiveIntegerField(_("扣导师费(贝里)"), default=0)
    applied_at = models.DateTimeField(_("时间"))
    # The rule's limit as it was.
    asks_above = models.PositiveIntegerField(_("超过多少贝里需审批"), null=True, blank=True)
    approval = models.CharField(_("审批"), max_length=8, choices=Approval, default=Approval.NONE)
    # By which grading it came to wait: what is approved moves for that.
    proposed_by = models.ForeignKey(
        Grading, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("依据")
    )
    proposed_at = models.DateTimeField(_("提出时间"), null=True, blank=True)
    # Nobody waived what lapsed with the end of the degree.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("审批人"),
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True, blank=True)
    decision_reason = models.CharField(_("审批理由"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作业奖惩")
        indexes = [
            models.Index(
                fields=["approval", "-proposed_at"],
                condition=~Q(approval=Approval.NONE),
                name="homework_reward_asked",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["record", "cause"], name="homework_reward_once"),
            models.CheckConstraint(
                condition=Q(
                    cause=Cause.PASSED_ON_TIME.value, due_berries__gte=0, moved_berries__gte=0, fee_taken=0
                )
                | (~Q(cause=Cause.PASSED_ON_TIME.value) & Q(due_berries__lte=0, moved_berries__lte=0)),
                name="homework_reward_sign",
            ),
            models.CheckConstraint(
                condition=Q(approval__in=Approval.values), name="homework_reward_approval_known"
            ),
            models.CheckConstraint(
                condition=~Q(approval__in=[Approval.WAITING, Approval.WAIVED])
                | Q(moved_berries=0, fee_taken=0),
                name="homework_reward_unapproved_moves_nothing",
            ),
            # What is above the limit has been asked for.
            models.CheckConstraint(
                condition=~Q(approval=Approval.NONE)
                | Q(asks_above__isnull=True)
                | Q(due_berries__gte=-F("asks_above")),
                name="homework_reward_above_limit_asks",
            ),
            models.CheckConstraint(
                condition=Q(approval=Approval.NONE, decided_at__isnull=True)
                | Q(approval=Approval.WAITING, proposed_by__isnull=False, decided_at__isnull=True)
                | Q(
                    approval__in=[Approval.APPROVED, Approval.WAIVED],
                    proposed_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="homework_reward_decided_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}:{self.cause} {self.moved_berries}"

    @property
    def counts(self) -> bool:
        """Whether what is due may move."""
        return self.approval in (Approval.NONE, Approval.APPROVED)


class RewardMove(models.Model):
    """One transfer of berries for a homework. Only ever added; the ledger's key is `homework:{pk}`."""

    reward = models.ForeignKey(
        HomeworkReward, on_delete=models.PROTECT, related_name="moves", verbose_name=_("作业奖惩")
    )
    grading = models.ForeignKey(
        Grading, on_delete=models.PROTECT, related_name="moves", verbose_name=_("批改记录")
    )
    berries = models.IntegerField(_("贝里"))
    fee = models.IntegerField(_("导师费(贝里)"))
    moved_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("奖惩流水")
        constraints = [
            models.UniqueConstraint(fields=["reward", "grading"], name="reward_move_once_a_grading")
        ]

    def __str__(self) -> str:
        return f"{self.reward_id} {self.berries:+}"


class ScholarshipGrant(models.Model):
    """The tier that a graduate reached. Once for each enrolment."""

    enrolment = models.OneToOneField(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="scholarship", verbose_name=_("报名")
    )
    used_days = models.PositiveIntegerField(_("所用天数"))
    period = models.PositiveIntegerField(_("建议学习周期(天)"))
    # None: slower than every tier.
    time_percent = models.PositiveSmallIntegerField(_("奖励档位(%)"), null=True, blank=True)
    amount_berries = models.PositiveIntegerField(_("奖学金(贝里)"))
    granted_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("毕业奖学金")

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.amount_berries}"


class FeeCause(models.TextChoices):
    OPENED = "opened", _("报名")
    PENALTY = "penalty", _("学员受罚")
    PENALTY_UNDONE = "penalty_undone", _("改判退回")
    TAKEN_OVER = "taken_over", _("接手学员")
    PASSED_ON = "passed_on", _("转给下一位导师")
    HANDED_OVER = "handed_over", _("交接")
    PAID = "paid", _("毕业发放")
    STOPPED = "stopped", _("不再发放")


class MentorFeeEntry(models.Model):
    """A line of the statement of an enrolment's mentor fee. Only ever added."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="fee_entries", verbose_name=_("报名")
    )
    number = models.PositiveIntegerField(_("序号"))
    # Whose it was at that time.
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("导师"),
    )
    cause = models.CharField(_("原因"), max_length=14, choices=FeeCause)
    amount_berries = models.IntegerField(_("变动(贝里)"))
    balance_after = models.PositiveIntegerField(_("变动后余额(贝里)"))
    move = models.OneToOneField(
        RewardMove,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fee_entry",
        verbose_name=_("奖惩流水"),
    )
    created_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("导师费用流水")
        indexes = [models.Index(fields=["mentor", "-id"], name="fee_entry_of_mentor")]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="fee_entry_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}#{self.number} {self.amount_berries:+}"
