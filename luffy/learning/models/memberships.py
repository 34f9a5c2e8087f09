"""From when to when somebody is a member."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luffy.catalog.plans import MembershipPlan


class Membership(models.Model):
    """One period of membership. Whichever plan is bought next adds a period after the last one.

    Source: docs/rules/membership.md
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("会员")
    )
    plan = models.ForeignKey(
        MembershipPlan, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("会员方案")
    )
    # The member's first, second, … period: two of one number cannot both begin.
    ordinal = models.PositiveSmallIntegerField(_("第几次"))
    joined_at = models.DateTimeField(_("开通时间"))
    # Both days belong to the period.
    valid_begin_date = models.DateField(_("有效期开始"))
    valid_end_date = models.DateField(_("有效期结束"))
    # Set when its purchase was given back: from then on the period counts for nothing.
    ended_at = models.DateTimeField(_("退费终止时间"), null=True, blank=True)

    # When it was told that the last day had passed, so that it is told once. The dates alone decide.
    expired_at = models.DateTimeField(_("到期告知时间"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("会员期")
        indexes = [
            models.Index(fields=["account", "valid_end_date"], name="membership_mine"),
            models.Index(
                fields=["valid_end_date"],
                condition=Q(ended_at__isnull=True, expired_at__isnull=True),
                name="membership_to_expire",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "ordinal"], name="membership_ordinal_unique"),
            models.CheckConstraint(
                condition=Q(valid_end_date__gte=F("valid_begin_date")), name="membership_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.ordinal}"
