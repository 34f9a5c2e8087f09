from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "luffy.reviews"
    verbose_name = "评价"

    def ready(self) -> None:
        from luffy.moderation.kinds import register
        from luffy.reviews.kinds import COURSE_REVIEWS

        register(COURSE_REVIEWS)
