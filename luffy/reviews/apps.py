from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "luffy.reviews"
    verbose_name = "评价"
