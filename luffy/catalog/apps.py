from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "luffy.catalog"
    verbose_name = "课程目录"
