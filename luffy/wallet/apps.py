from django.apps import AppConfig


class WalletConfig(AppConfig):
    name = "luffy.wallet"
    verbose_name = "贝里钱包"
