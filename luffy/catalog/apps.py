from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "luffy.catalog"
    verbose_name = _("课程目录")
