from django.contrib.admin.apps import AdminConfig


class BackOfficeConfig(AdminConfig):
    """Django's admin with our door."""

    default_site = "luffy.accounts.site.BackOffice"
