from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DegreesConfig(AppConfig):
    name = "luffy.degrees"
    verbose_name = _("学位课程")

    def ready(self) -> None:
        from luffy.degrees.kinds import DEGREE_REVIEWS
        from luffy.degrees.queries.access import modules_held
        from luffy.learning import sources
        from luffy.moderation import kinds

        kinds.register(DEGREE_REVIEWS)
        sources.register("degrees", modules_held)
