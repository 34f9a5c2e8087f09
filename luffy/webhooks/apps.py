from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "luffy.webhooks"
    verbose_name = "事件推送"
