from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "luffy.community"
    verbose_name = _("深科技")

    def ready(self) -> None:
        from luffy.community.services.moderated import register_comments

        register_comments()
