"""Read-only: an invoice changes by its moves. Whom it is made out to is read where it is written down who looked."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.invoices.models import CashReturned, Invoice, InvoiceLine, InvoiceTitle


@admin.register(Invoice)
class InvoiceAdmin(ReadOnlyAdmin):
    list_display = ("number", "order", "state", "amount_fen", "tries", "last_error", "requested_at")
    list_filter = ("state", "buyer")
    list_select_related = ("order",)
    search_fields = ("number", "official_number", "order__number")
    exclude = ("title", "tax_number")


@admin.register(InvoiceLine)
class InvoiceLineAdmin(ReadOnlyAdmin):
    list_display = ("invoice", "order_line", "amount_fen")
    list_select_related = ("invoice", "order_line")


@admin.register(InvoiceTitle)
class InvoiceTitleAdmin(ReadOnlyAdmin):
    list_display = ("account", "buyer", "used_at")
    list_filter = ("buyer",)
    list_select_related = ("account",)
    search_fields = ("account__username",)
    exclude = ("name", "tax_number")


@admin.register(CashReturned)
class CashReturnedAdmin(ReadOnlyAdmin):
    list_display = ("order_line", "amount_fen", "at")
    list_select_related = ("order_line",)
