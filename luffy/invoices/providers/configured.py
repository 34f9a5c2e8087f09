"""The provider that this installation uses."""

from django.conf import settings
from django.utils.module_loading import import_string

from luffy.invoices.providers import Provider


def provider() -> Provider:
    """An instance of the class that INVOICE_PROVIDER names."""
    made: Provider = import_string(settings.INVOICE_PROVIDER)()
    return made
