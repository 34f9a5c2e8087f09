from django.apps import AppConfig


class DegreesConfig(AppConfig):
    name = "luffy.degrees"
    verbose_name = "学位课程"
