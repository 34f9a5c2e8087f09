from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "luffy.payments"
    verbose_name = "支付"
