"""The rules are edited here; requests only change by decisions."""

from typing import Any

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.refunds.models import RefundRequest, RefundRequestLine, RefundRule


@admin.register(RefundRule)
class RefundRuleAdmin(admin.ModelAdmin[RefundRule]):
    list_display = ("position", "name", "kind", "within_days", "gives", "percent", "fee_fen")
    list_display_links = ("name",)
    list_filter = ("kind",)
    ordering = ("position",)


class RefundRequestLineInline(admin.TabularInline[RefundRequestLine, RefundRequest]):
    model = RefundRequestLine
    extra = 0
    can_delete = False

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False


@admin.register(RefundRequest)
class RefundRequestAdmin(ReadOnlyAdmin):
    list_display = ("number", "order", "account", "state", "cash_fen", "berries", "asked_at")
    list_filter = ("state",)
    list_select_related = ("order", "account")
    search_fields = ("number", "order__number", "account__username")
    inlines = (RefundRequestLineInline,)


@admin.register(RefundRequestLine)
class RefundRequestLineAdmin(ReadOnlyAdmin):
    list_display = ("request", "line", "percent", "cash_fen", "berries", "is_live")
    list_select_related = ("request", "line")
