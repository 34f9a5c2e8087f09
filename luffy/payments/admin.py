"""Read-only: what came from gateways is a fact, and what follows from it goes through services."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.payments.models import GatewayEvent, PaymentAttempt, Refund


@admin.register(PaymentAttempt)
class PaymentAttemptAdmin(ReadOnlyAdmin):
    list_display = ("out_trade_no", "order", "channel", "amount_fen", "state", "disposition", "created_at")
    list_filter = ("state", "disposition", "channel")
    list_select_related = ("order",)
    search_fields = ("out_trade_no", "channel_trade_no", "order__number")


@admin.register(GatewayEvent)
class GatewayEventAdmin(ReadOnlyAdmin):
    list_display = ("out_trade_no", "channel", "verdict", "reason", "deliveries", "received_at")
    list_filter = ("verdict", "channel")
    list_select_related = ("attempt",)
    search_fields = ("out_trade_no",)
    # The raw text names the payer.
    exclude = ("raw",)


@admin.register(Refund)
class RefundAdmin(ReadOnlyAdmin):
    list_display = ("out_refund_no", "attempt", "amount_fen", "state", "tries", "next_try_at", "last_error")
    list_filter = ("state", "reason")
    list_select_related = ("attempt",)
    search_fields = ("out_refund_no", "attempt__order__number")
