from django.apps import AppConfig


class RefundsConfig(AppConfig):
    name = "luffy.refunds"
    verbose_name = "退费"
