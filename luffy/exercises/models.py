"""Questions of exercise lessons, what was asked and answered, and what went wrong."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import CourseSection
from luffy.exercises.grading import RIGHTS_TO_LEAVE, Choice, Key, Kind

KIND_LABELS = {
    Kind.SINGLE: _("单选题"),
    Kind.MULTIPLE: _("多选题"),
    Kind.TRUE_FALSE: _("判断题"),
    Kind.TEXT: _("填空题"),
    Kind.NUMBER: _("数值题"),
    Kind.CODE: _("代码填写题"),
}


class ExerciseQuestion(models.Model):
    """A place in an exercise. What it asks stands in its versions."""

    section = models.ForeignKey(
        CourseSection, on_delete=models.PROTECT, related_name="exercise_questions", verbose_name=_("课时")
    )
    order = models.PositiveIntegerField(_("顺序"), default=0)
    tags = ArrayField(models.CharField(max_length=32), default=list, blank=True, verbose_name=_("标签"))
    is_withdrawn = models.BooleanField(_("已停用"), default=False)
    # `olx:DemoX/problem/7#1`: where an imported question came from; the same source twice changes, never doubles.
    source_key = models.CharField(
        _("来源编号"), max_length=160, null=True, blank=True, unique=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = _("练习题")
        indexes = [models.Index(fields=["section", "order", "id"], name="exercise_question_order")]

    def __str__(self) -> str:
        return f"{self.section_id}-{self.order}"


class ImportedLesson(models.Model):
    """Where an imported lesson came from; the same source twice changes it, never doubles it."""

    section = models.OneToOneField(
        CourseSection, on_delete=models.CASCADE, related_name="imported", verbose_name=_("课时")
    )
    # `olx:OpenedX/DemoX/DemoCourse:video/0a1b`
    source_key = models.CharField(_("来源编号"), max_length=255, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = _("导入的课时")

    def __str__(self) -> str:
        return self.source_key


class QuestionVersion(models.Model):
    """What a question asks. It never changes: another wording is another version."""

    question = models.ForeignKey(
        ExerciseQuestion, on_delete=models.CASCADE, related_name="versions", verbose_name=_("练习题")
    )
    number = models.PositiveIntegerField(_("版本"), default=1)
    is_current = models.BooleanField(_("现行"), default=True)
    kind = models.PositiveSmallIntegerField(_("题型"), choices=[(k.value, v) for k, v in KIND_LABELS.items()])
    text = models.TextField(_("题目"), max_length=20_000)
    # Else it is Markdown.
    is_html = models.BooleanField(_("题目是HTML"), default=False)
    # `[{"name": "a", "text": "…"}]`
    choices = models.JSONField(_("选项"), default=list, blank=True)
    right = models.JSONField(_("正确答案"), default=list)
    tolerance = models.CharField(_("允许误差"), max_length=32, blank=True)
    ignores_case = models.BooleanField(_("不分大小写"), default=True)
    explanation = models.TextField(_("解析"), max_length=20_000, blank=True)
    points = models.PositiveSmallIntegerField(_("分值"), default=1)

    class Meta:
        verbose_name = verbose_name_plural = _("题目版本")
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_number"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_current=True), name="question_version_current"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="question_kind_known"
            ),
            models.CheckConstraint(condition=Q(points__range=(1, 100)), name="question_points"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}:{self.number}"

    @property
    def key(self) -> Key:
        choices = tuple(Choice(choice["name"], choice["text"]) for choice in self.choices)
        return Key(Kind(self.kind), tuple(self.right), choices, self.tolerance, self.ignores_case)


class Attempt(models.Model):
    """Somebody does an exercise once, from the first question to handing in."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts", verbose_name=_("学员")
    )
    section = models.ForeignKey(
        CourseSection, on_delete=models.PROTECT, related_name="attempts", verbose_name=_("课时")
    )
    number = models.PositiveIntegerField(_("第几次"))
    began_at = models.DateTimeField(_("开始时间"))
    handed_in_at = models.DateTimeField(_("提交时间"), null=True, blank=True)
    # What it asked was worth, once it is handed in.
    possible = models.PositiveIntegerField(_("满分"), default=0)
    points = models.PositiveIntegerField(_("得分"), default=0)
    percent = models.PositiveSmallIntegerField(_("得分率(%)"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("练习记录")
        constraints = [
            models.UniqueConstraint(fields=["account", "section", "number"], name="attempt_number_unique"),
            models.UniqueConstraint(
                fields=["account", "section"],
                condition=Q(handed_in_at__isnull=True),
                name="attempt_one_open",
            ),
            models.CheckConstraint(condition=Q(points__lte=F("possible")), name="attempt_points"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="attempt_percent"),
            models.CheckConstraint(
                condition=Q(handed_in_at__isnull=False) | Q(possible=0, percent=0),
                name="attempt_open_is_worth_0",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.section_id}:{self.number}"


class AskedQuestion(models.Model):
    """A question of an attempt, in the words it had then, and what was answered."""

    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, related_name="asked", verbose_name=_("练习记录")
    )
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, related_name="asked", verbose_name=_("题目版本")
    )
    place = models.PositiveSmallIntegerField(_("题号"))
    given = models.JSONField(_("作答"), default=list)
    # None until it is handed in.
    is_right = models.BooleanField(_("是否正确"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作答")
        constraints = [
            models.UniqueConstraint(fields=["attempt", "place"], name="asked_place_unique"),
            models.UniqueConstraint(fields=["attempt", "version"], name="asked_version_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}:{self.place}"


class Mistake(models.Model):
    """A question that somebody got wrong and has not got right often enough since.

    Source: docs/rules/exercises.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mistakes", verbose_name=_("学员")
    )
    question = models.ForeignKey(
        ExerciseQuestion, on_delete=models.CASCADE, related_name="mistakes", verbose_name=_("练习题")
    )
    wrongs = models.PositiveIntegerField(_("答错次数"), default=1)
    rights_in_a_row = models.PositiveSmallIntegerField(_("连续答对"), default=0)
    wrong_at = models.DateTimeField(_("最近答错"))

    class Meta:
        verbose_name = verbose_name_plural = _("错题本")
        indexes = [models.Index(fields=["account", "-wrong_at"], name="mistakes_mine")]
        constraints = [
            models.UniqueConstraint(fields=["account", "question"], name="mistake_once"),
            models.CheckConstraint(
                condition=Q(rights_in_a_row__lt=RIGHTS_TO_LEAVE), name="mistake_right_often_enough_is_gone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.question_id}"
