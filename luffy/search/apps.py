from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "luffy.search"
    verbose_name = "搜索"
