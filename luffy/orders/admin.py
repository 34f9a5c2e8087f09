"""Read-only: an order changes by its moves, never by editing."""

from typing import Any

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.orders.models import LineReturn, OpenedAccess, Order, OrderCoupon, OrderLine


class OrderLineInline(admin.TabularInline[OrderLine, Order]):
    model = OrderLine
    extra = 0
    can_delete = False

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False


@admin.register(Order)
class OrderAdmin(ReadOnlyAdmin):
    list_display = ("number", "account", "status", "payment_type", "payable_fen", "created_at")
    list_filter = ("status", "payment_type", "fulfilment")
    list_select_related = ("account",)
    search_fields = ("number", "payment_number", "account__username")
    inlines = (OrderLineInline,)


@admin.register(OrderLine)
class OrderLineAdmin(ReadOnlyAdmin):
    list_display = ("order", "name", "label", "listed_fen", "payable_fen")
    list_select_related = ("order",)


@admin.register(OrderCoupon)
class OrderCouponAdmin(ReadOnlyAdmin):
    list_display = ("order", "record", "discount_fen", "released_at")
    list_select_related = ("order", "record")


@admin.register(OpenedAccess)
class OpenedAccessAdmin(ReadOnlyAdmin):
    list_display = ("line", "course_enrolment", "degree_enrolment", "membership")
    list_select_related = ("line", "course_enrolment", "degree_enrolment", "membership")


@admin.register(LineReturn)
class LineReturnAdmin(ReadOnlyAdmin):
    list_display = ("line", "state")
    list_filter = ("state",)
    list_select_related = ("line",)
