from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "luffy.community"
    verbose_name = "深科技"

    def ready(self) -> None:
        from luffy.community.services.moderated import register_comments

        register_comments()
