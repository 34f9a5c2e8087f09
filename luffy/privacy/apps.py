from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "luffy.privacy"
    verbose_name = "个人信息"
