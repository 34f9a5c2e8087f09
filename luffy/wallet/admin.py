"""Read-only: berries move through the service, never by editing a number."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.wallet.models import LedgerAccount, Transfer


@admin.register(LedgerAccount)
class LedgerAccountAdmin(ReadOnlyAdmin):
    list_display = ("owner", "kind", "balance_berries", "entries")
    list_filter = ("kind",)
    list_select_related = ("owner",)
    search_fields = ("owner__username",)


@admin.register(Transfer)
class TransferAdmin(ReadOnlyAdmin):
    list_display = ("key", "owner", "transaction_type", "amount_berries", "created_at")
    list_filter = ("transaction_type",)
    list_select_related = ("owner",)
    search_fields = ("key", "owner__username")
