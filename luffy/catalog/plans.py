"""Membership plans: what members buy. How long, and for how much, their product's price policies say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipPlan(models.Model):
    """One way to become a member; whichever plan it was, members have the same.

    Source: docs/rules/membership.md
    """

    name = models.CharField(_("名称"), max_length=64, unique=True)
    brief = models.CharField(_("简介"), max_length=255)
    # A line each.
    benefits = models.TextField(_("会员权益"), max_length=1024, blank=True)
    on_sale = models.BooleanField(_("在售"), default=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("会员方案")

    def __str__(self) -> str:
        return self.name
