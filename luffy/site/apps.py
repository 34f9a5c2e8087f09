from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "luffy.site"
    verbose_name = "网站"

    def ready(self) -> None:
        from luffy.core import brand
        from luffy.site.facts import facts

        brand.come_from(lambda: facts().title)
