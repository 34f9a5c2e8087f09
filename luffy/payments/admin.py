"""Read-only: what came from gateways is a fact, and what follows from it goes through services."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from luffy.core.admin import ReadOnlyAdmin, case_file_link
from luffy.payments.models import (
    Bill,
    BillDifference,
    BillLine,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Refund,
)


@admin.register(PaymentAttempt)
class PaymentAttemptAdmin(ReadOnlyAdmin):
    list_display = (
        "out_trade_no",
        "order",
        "channel",
        "amount_fen",
        "state",
        "disposition",
        "created_at",
        "case_file",
    )
    list_filter = ("state", "disposition", "channel")
    list_select_related = ("order",)
    search_fields = ("out_trade_no", "channel_trade_no", "order__number")
    readonly_fields = ("case_file",)

    @admin.display(description=_("订单档案"))
    def case_file(self, row: PaymentAttempt) -> str:
        return case_file_link(row.order.number)


@admin.register(GatewayEvent)
class GatewayEventAdmin(ReadOnlyAdmin):
    list_display = (
        "out_trade_no",
        "channel",
        "verdict",
        "reason",
        "deliveries",
        "received_at",
        "resolved_at",
    )
    list_filter = ("verdict", "channel")
    list_select_related = ("attempt", "resolved_by")
    search_fields = ("out_trade_no",)
    # The raw text names the payer.
    exclude = ("raw",)


@admin.register(Refund)
class RefundAdmin(ReadOnlyAdmin):
    list_display = (
        "out_refund_no",
        "attempt",
        "amount_fen",
        "state",
        "tries",
        "next_try_at",
        "last_error",
        "case_file",
    )
    list_filter = ("state", "reason")
    list_select_related = ("attempt__order",)
    search_fields = ("out_refund_no", "attempt__order__number")
    readonly_fields = ("case_file",)

    @admin.display(description=_("订单档案"))
    def case_file(self, row: Refund) -> str:
        return case_file_link(row.attempt.order.number)


@admin.register(ForeignRefund)
class ForeignRefundAdmin(ReadOnlyAdmin):
    list_display = ("out_refund_no", "channel", "amount_fen", "state", "tries", "last_error", "created_at")
    list_filter = ("state", "channel")
    search_fields = ("out_trade_no", "out_refund_no")


@admin.register(Bill)
class BillAdmin(ReadOnlyAdmin):
    list_display = ("bill_date", "channel", "state", "payments", "paid_fen", "refunds", "refunded_fen")
    list_filter = ("state", "channel")


@admin.register(BillLine)
class BillLineAdmin(ReadOnlyAdmin):
    list_display = ("out_trade_no", "out_refund_no", "bill", "amount_fen", "at")
    list_select_related = ("bill",)
    search_fields = ("out_trade_no", "out_refund_no")


@admin.register(BillDifference)
class BillDifferenceAdmin(ReadOnlyAdmin):
    list_display = ("out_trade_no", "out_refund_no", "kind", "bill", "ours_fen", "theirs_fen", "resolved_at")
    list_filter = ("kind",)
    list_select_related = ("bill",)
    search_fields = ("out_trade_no", "out_refund_no")
