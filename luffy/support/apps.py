from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "luffy.support"
    verbose_name = "客服"
