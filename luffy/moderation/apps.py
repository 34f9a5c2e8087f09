from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "luffy.moderation"
    verbose_name = "内容审核"
