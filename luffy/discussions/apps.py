from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionsConfig(AppConfig):
    name = "luffy.discussions"
    verbose_name = _("问答与笔记")

    def ready(self) -> None:
        from luffy.discussions.kinds import ANSWERS, QUESTIONS
        from luffy.moderation.kinds import register

        register(QUESTIONS)
        register(ANSWERS)
