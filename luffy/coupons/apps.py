from django.apps import AppConfig


class CouponsConfig(AppConfig):
    name = "luffy.coupons"
    verbose_name = "优惠券"
