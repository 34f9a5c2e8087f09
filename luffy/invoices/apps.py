from django.apps import AppConfig


class InvoicesConfig(AppConfig):
    name = "luffy.invoices"
    verbose_name = "发票"
