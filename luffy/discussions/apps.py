from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "luffy.discussions"
    verbose_name = "问答与笔记"

    def ready(self) -> None:
        from luffy.discussions.kinds import ANSWERS, QUESTIONS
        from luffy.moderation.kinds import register

        register(QUESTIONS)
        register(ANSWERS)
