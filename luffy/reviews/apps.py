from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "luffy.reviews"
    verbose_name = _("评价")

    def ready(self) -> None:
        from luffy.moderation.kinds import register
        from luffy.reviews.kinds import COURSE_REVIEWS

        register(COURSE_REVIEWS)
