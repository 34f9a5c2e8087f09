from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "luffy.accounts"
    verbose_name = "账号"
