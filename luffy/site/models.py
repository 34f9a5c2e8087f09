"""What operators set about the site itself: one row."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SiteSettings(models.Model):
    """There is one row at most; without it the defaults hold."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("网站名称"), max_length=64, default="Luffy 学院")
    name_en = models.CharField(_("英文名称"), max_length=64, default="Luffy Academy")
    short_name = models.CharField(_("简称"), max_length=24, default="Luffy")
    icp_number = models.CharField(_("ICP 备案号"), max_length=64, blank=True)
    contact_email = models.EmailField(_("联系邮箱"), max_length=254, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=32, blank=True)
    contact_address = models.CharField(_("联系地址"), max_length=255, blank=True)
    logo_path = models.CharField(max_length=255, blank=True, editable=False)
    logo_type = models.CharField(max_length=32, blank=True, editable=False)
    logo_digest = models.CharField(max_length=64, blank=True, editable=False)
    shows_reviews = models.BooleanField(_("课程评价"), default=True)
    shows_community = models.BooleanField(_("深科技"), default=True)
    shows_streak = models.BooleanField(_("学习打卡"), default=True)
    hides_purchase_on_ios = models.BooleanField(_("iOS 隐藏购买"), default=False)
    hides_purchase_in_mini_programs = models.BooleanField(_("小程序隐藏购买"), default=False)
    revision = models.PositiveIntegerField(_("修改次数"), default=0, editable=False)
    updated_at = models.DateTimeField(_("修改时间"), null=True, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("操作者"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("网站设置")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="site_settings_one_row"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(name_en="") & ~Q(short_name=""), name="site_settings_named"
            ),
            models.CheckConstraint(
                condition=Q(logo_path="", logo_type="", logo_digest="")
                | (~Q(logo_path="") & ~Q(logo_type="") & ~Q(logo_digest="")),
                name="site_settings_logo_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name
