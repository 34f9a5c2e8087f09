"""What learners hand in, when, and what mentors say of it."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.degrees.grades import Mark
from luffy.degrees.models.curriculum import Assignment
from luffy.degrees.models.enrolment import GRADED_WHILE, EnrolledDegreeCourse, StudyRecord
from luffy.degrees.models.files import KeptFile

GRADES = [(mark.value, mark.label) for mark in Mark]


class RecordStatus(models.IntegerChoices):
    TO_GRADE = 0, _("待批改")
    PASSED = 1, _("已通过")
    FAILED = 2, _("不合格")


class RewardStatus(models.IntegerChoices):
    NEW = 0, _("新提交")
    ON_TIME = 1, _("按时提交")
    LATE = 2, _("未按时提交")
    REWARDED = 3, _("成绩已奖励")
    PENALISED = 4, _("成绩已处罚")
    OVERDUE_UNCHECKED = 5, _("未作按时检测")


class CourseSchedule(models.Model):
    """When a homework should be handed in. Written by `services.schedule.replan` alone."""

    study_record = models.ForeignKey(
        StudyRecord, on_delete=models.PROTECT, related_name="schedule", verbose_name=_("模块学习进度")
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="+", verbose_name=_("作业")
    )
    recommend_date = models.DateField(_("推荐交作业日期"))

    class Meta:
        verbose_name = verbose_name_plural = _("课程进度计划表")
        indexes = [models.Index(fields=["recommend_date"], name="schedule_by_date")]
        constraints = [models.UniqueConstraint(fields=["study_record", "assignment"], name="schedule_unique")]

    def __str__(self) -> str:
        return f"{self.study_record_id}:{self.assignment_id} {self.recommend_date}"


class HomeworkRecordQuerySet(models.QuerySet["HomeworkRecord"]):
    def to_grade(self) -> Self:
        """What waits for a grade, of who may still be graded."""
        return self.filter(status=RecordStatus.TO_GRADE, enrolment__study_status__in=GRADED_WHILE)


class HomeworkRecord(models.Model):
    """A learner's one homework, from the first hand-in on: where its latest submission stands."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.PROTECT, related_name="homework", verbose_name=_("报名")
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="records", verbose_name=_("作业")
    )
    # Who grades it next; none while nobody is assigned.
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="my_stu_homework_record",
        verbose_name=_("导师"),
    )
    status = models.SmallIntegerField(_("状态"), choices=RecordStatus, default=RecordStatus.TO_GRADE)
    score = models.SmallIntegerField(_("成绩"), choices=GRADES, null=True, blank=True)
    reward_status = models.SmallIntegerField(_("奖惩"), choices=RewardStatus, default=RewardStatus.NEW)
    submit_num = models.PositiveSmallIntegerField(_("提交次数"), default=0)
    first_submitted_at = models.DateTimeField(_("首次提交时间"))
    last_submitted_at = models.DateTimeField(_("最近提交时间"))
    # Until when the mentor promised to have graded it; none once it is graded.
    promised_at = models.DateTimeField(_("承诺批改时间"), null=True, blank=True)
    graded_at = models.DateTimeField(_("批改时间"), null=True, blank=True)
    note = models.CharField(_("备注"), max_length=255, blank=True)

    objects = HomeworkRecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("作业记录及成绩")
        indexes = [
            models.Index(
                fields=["mentor", "promised_at", "id"],
                condition=Q(status=RecordStatus.TO_GRADE),
                name="record_to_grade",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "assignment"], name="homework_record_unique"),
            models.CheckConstraint(
                condition=Q(status__in=RecordStatus.values), name="homework_record_status_known"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__in=[mark.value for mark in Mark]),
                name="homework_record_score_known",
            ),
            models.CheckConstraint(
                condition=Q(reward_status__in=RewardStatus.values), name="homework_record_reward_known"
            ),
            models.CheckConstraint(
                condition=Q(status=RecordStatus.TO_GRADE, promised_at__isnull=False)
                | (~Q(status=RecordStatus.TO_GRADE) & Q(score__isnull=False, graded_at__isnull=False)),
                name="homework_record_graded_has_score",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.assignment_id}"


class Submission(models.Model):
    """One attempt, as it was handed in. Its text and time never change; the newest grade stands on it."""

    record = models.ForeignKey(
        HomeworkRecord, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("作业记录")
    )
    number = models.PositiveSmallIntegerField(_("第几次"))
    text = models.TextField(_("内容"), blank=True)
    # Shown, never fetched.
    link = models.URLField(_("链接"), max_length=512, blank=True)
    submitted_at = models.DateTimeField(_("提交时间"))
    due_date = models.DateField(_("应交日期"))
    is_on_time = models.BooleanField(_("按时"))
    grade = models.SmallIntegerField(_("成绩"), choices=GRADES, null=True, blank=True)
    comment = models.TextField(_("导师批注"), blank=True)
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("批改人"),
    )
    graded_at = models.DateTimeField(_("批改时间"), null=True, blank=True)
    # MinHash of its text and readable files, against which later ones are held.
    fingerprint = models.BinaryField(_("指纹"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("提交")
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="submission_number_unique"),
            models.CheckConstraint(condition=Q(number__gt=0), name="submission_number_positive"),
            models.CheckConstraint(
                condition=Q(grade__isnull=True, graded_at__isnull=True, graded_by__isnull=True)
                | Q(
                    grade__in=[mark.value for mark in Mark], graded_at__isnull=False, graded_by__isnull=False
                ),
                name="submission_grade_has_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}#{self.number}"


class SubmissionFile(KeptFile):
    # None: uploaded for the next submission and not handed in yet.
    submission = models.ForeignKey(
        Submission,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("提交"),
    )

    class Meta(KeptFile.Meta):
        abstract = False
        verbose_name = verbose_name_plural = _("作业附件")
        indexes = [models.Index(fields=["account", "-id"], name="submission_file_mine")]


class HomeworkDraft(models.Model):
    """What a learner has written and not handed in yet; gone once she does."""

    enrolment = models.ForeignKey(
        EnrolledDegreeCourse, on_delete=models.CASCADE, related_name="drafts", verbose_name=_("报名")
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="+", verbose_name=_("作业")
    )
    text = models.TextField(_("内容"), blank=True)
    # Perhaps half an address: it is checked when it is handed in.
    link = models.CharField(_("链接"), max_length=512, blank=True)
    file_ids = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("附件"))
    saved_at = models.DateTimeField(_("保存时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("作业草稿")
        constraints = [models.UniqueConstraint(fields=["enrolment", "assignment"], name="draft_unique")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.assignment_id}"


class Grading(models.Model):
    """Each time somebody graded a submission; only ever added."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="gradings", verbose_name=_("提交")
    )
    grade = models.SmallIntegerField(_("成绩"), choices=GRADES)
    comment = models.TextField(_("导师批注"), blank=True)
    # Empty the first time; a regrade says why.
    reason = models.CharField(_("改判原因"), max_length=255, blank=True)
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("批改人")
    )
    graded_at = models.DateTimeField(_("批改时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("批改记录")

    def __str__(self) -> str:
        return f"{self.submission_id}:{self.get_grade_display()}"


class AppealState(models.TextChoices):
    OPEN = "open", _("待处理")
    UPHELD = "upheld", _("维持原判")
    REGRADED = "regraded", _("已改判")


class Appeal(models.Model):
    """A learner asks for a grade to be looked at again, once for each grading."""

    grading = models.OneToOneField(
        Grading, on_delete=models.PROTECT, related_name="appeal", verbose_name=_("批改记录")
    )
    reason = models.TextField(_("理由"), max_length=1024)
    state = models.CharField(_("状态"), max_length=8, choices=AppealState, default=AppealState.OPEN)
    answer = models.TextField(_("答复"), max_length=1024, blank=True)
    created_at = models.DateTimeField(_("申诉时间"))
    decided_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("处理人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("成绩申诉")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AppealState.OPEN, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state=AppealState.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="appeal_decided_has_author",
            )
        ]

    def __str__(self) -> str:
        return f"{self.grading_id}:{self.state}"


class Likeness(models.Model):
    """A submission that looks like another learner's; only a mentor says that it is a copy."""

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="likenesses", verbose_name=_("提交")
    )
    other = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="+", verbose_name=_("相似于")
    )
    percent = models.PositiveSmallIntegerField(_("相似度(%)"))

    class Meta:
        verbose_name = verbose_name_plural = _("相似提示")
        constraints = [
            models.UniqueConstraint(fields=["submission", "other"], name="likeness_unique"),
            models.CheckConstraint(condition=~Q(submission=models.F("other")), name="likeness_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}~{self.other_id} {self.percent}%"
