from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExercisesConfig(AppConfig):
    name = "luffy.exercises"
    verbose_name = _("练习与题库")
