from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "luffy.figures"
    verbose_name = "经营数据"
