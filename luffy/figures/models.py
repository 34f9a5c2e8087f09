from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FunnelDay(models.Model):
    """How many people were in the cart and at the settlement on one day: counted in Valkey, kept here.

    Source: docs/rules/figures.md
    """

    day = models.DateField(_("日期"), primary_key=True)
    carts = models.PositiveIntegerField(_("加入购物车(人)"))
    settlements = models.PositiveIntegerField(_("去结算(人)"))

    class Meta:
        verbose_name = verbose_name_plural = _("转化(天)")
        constraints = [
            models.CheckConstraint(condition=Q(day__gte="2000-01-01"), name="funnel_day_in_this_age")
        ]

    def __str__(self) -> str:
        return f"{self.day}"
