"""Access that the school gave away: why somebody has a course that she did not buy."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luffy.learning.models import EnrolledCourse


class AccessGrant(models.Model):
    """One period of one course, given with a reason."""

    enrolment = models.OneToOneField(
        EnrolledCourse, on_delete=models.PROTECT, related_name="granted_by", verbose_name=_("课程报名")
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("操作者")
    )
    access_days = models.PositiveSmallIntegerField(_("天数"))
    reason = models.CharField(_("原因"), max_length=255)
    given_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("赠予的学习权限")
        constraints = [
            models.CheckConstraint(condition=Q(access_days__gte=1), name="access_grant_lasts"),
            models.CheckConstraint(condition=~Q(reason=""), name="access_grant_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.access_days}"
