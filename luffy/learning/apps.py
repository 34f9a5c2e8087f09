from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "luffy.learning"
    verbose_name = "学习"
