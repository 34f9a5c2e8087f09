"""Read-only: berries move through the service, never by editing a number."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.wallet.models import BerryLot, LedgerAccount, OperatorGift, Transfer, Withdrawal


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


@admin.register(BerryLot)
class BerryLotAdmin(ReadOnlyAdmin):
    list_display = (
        "owner",
        "origin",
        "amount_berries",
        "available_berries",
        "held_berries",
        "withdrawable_from",
    )
    list_filter = ("origin",)
    list_select_related = ("owner",)
    search_fields = ("owner__username",)


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    list_display = ("number", "owner", "state", "amount_berries", "requested_at", "ended_at")
    list_filter = ("state",)
    list_select_related = ("owner",)
    search_fields = ("number", "owner__username", "bank_reference")
    # Sealed: opened only where it is written down who looked.
    exclude = ("payee_sealed",)


@admin.register(OperatorGift)
class OperatorGiftAdmin(ReadOnlyAdmin):
    list_display = ("key", "owner", "amount_berries", "state", "asked_by", "decided_by", "asked_at")
    list_filter = ("state",)
    list_select_related = ("owner", "asked_by", "decided_by")
    search_fields = ("key", "owner__username")
