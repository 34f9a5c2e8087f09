from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "luffy.notify"
    verbose_name = "消息"
