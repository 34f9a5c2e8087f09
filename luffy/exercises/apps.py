from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "luffy.exercises"
    verbose_name = "练习与题库"
