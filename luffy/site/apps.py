from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "luffy.site"
    verbose_name = _("网站")

    def ready(self) -> None:
        from luffy.core import brand
        from luffy.site.facts import facts

        brand.come_from(lambda: facts().title)
