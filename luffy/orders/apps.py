from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "luffy.orders"
    verbose_name = "订单"
