from django.apps import AppConfig


class DegreesConfig(AppConfig):
    name = "luffy.degrees"
    verbose_name = "学位课程"

    def ready(self) -> None:
        from luffy.degrees.kinds import DEGREE_REVIEWS
        from luffy.moderation.kinds import register

        register(DEGREE_REVIEWS)
