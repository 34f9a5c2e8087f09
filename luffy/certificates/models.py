"""Certificates of what was completed, and the rule by which each course and degree gives them."""

from typing import Literal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.models import Course, DegreeCourse
from luffy.certificates.rule import NUMBER_LENGTH, Terms
from luffy.degrees.models import EnrolledDegreeCourse
from luffy.learning.models import EnrolledCourse


class CertificateRule(models.Model):
    """What a course asks for its certificate; a degree asks for graduation. Without one there are no certificates."""

    course = models.OneToOneField(
        Course,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="certificate_rule",
        verbose_name=_("课程"),
    )
    degree_course = models.OneToOneField(
        DegreeCourse,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="certificate_rule",
        verbose_name=_("学位课程"),
    )
    is_active = models.BooleanField(_("颁发中"), default=True)
    course_percent = models.PositiveSmallIntegerField(_("课程进度(%)"), default=100)
    exercise_percent = models.PositiveSmallIntegerField(_("练习平均成绩(%)"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("证书规则")
        constraints = [
            models.CheckConstraint(
                condition=Q(course__isnull=False, degree_course__isnull=True)
                | Q(course__isnull=True, degree_course__isnull=False),
                name="certificate_rule_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(course_percent__range=(1, 100)), name="certificate_rule_course_percent"
            ),
            models.CheckConstraint(
                condition=Q(exercise_percent__isnull=True) | Q(exercise_percent__range=(1, 100)),
                name="certificate_rule_exercise_percent",
            ),
        ]

    def __str__(self) -> str:
        return self.target

    @property
    def target(self) -> str:
        """`course:3` or `degree:1`."""
        return f"course:{self.course_id}" if self.course_id else f"degree:{self.degree_course_id}"

    @property
    def terms(self) -> Terms:
        return Terms(self.course_percent, self.exercise_percent)


class Certificate(models.Model):
    """What somebody completed. It is never deleted: what must no longer count is revoked.

    Source: docs/rules/certificates.md
    """

    number = models.CharField(_("编号"), max_length=NUMBER_LENGTH, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("学员"),
    )
    # The purchase in which it was completed; buying again gives no second one. Members need none.
    course_enrolment = models.OneToOneField(
        EnrolledCourse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate",
        verbose_name=_("课程报名"),
    )
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("课程")
    )
    degree_enrolment = models.OneToOneField(
        EnrolledDegreeCourse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate",
        verbose_name=_("学位报名"),
    )
    # As they were: a course may be called differently later.
    holder = models.CharField(_("姓名"), max_length=64)
    title = models.CharField(_("名称"), max_length=128)
    # What was asked of how many lessons on that day; nothing of a degree.
    asked_percent = models.PositiveSmallIntegerField(_("要求进度(%)"), default=0)
    lessons = models.PositiveIntegerField(_("课时数"), default=0)
    completed_date = models.DateField(_("完成日期"))
    issued_at = models.DateTimeField(_("颁发时间"))
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)
    reason = models.CharField(_("撤销原因"), max_length=255, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("结业证书")
        indexes = [models.Index(fields=["account", "-issued_at"], name="certificates_mine")]
        constraints = [
            models.UniqueConstraint(fields=["account", "course"], name="certificate_once_a_course"),
            models.CheckConstraint(
                condition=Q(course__isnull=False, degree_enrolment__isnull=True)
                | Q(course_enrolment__isnull=True, course__isnull=True, degree_enrolment__isnull=False),
                name="certificate_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, reason="")
                | (Q(revoked_at__isnull=False) & ~Q(reason="")),
                name="certificate_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def kind(self) -> Literal["course", "degree"]:
        return "course" if self.degree_enrolment is None else "degree"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None
