"""The rules are edited here; requests only change by decisions."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from luffy.accounts.audit import Actor, record
from luffy.core import clock
from luffy.core.admin import EditedFieldsAdmin, ReadOnlyAdmin, TabularInline, case_file_link
from luffy.core.client import client_address
from luffy.refunds.models import RefundRequest, RefundRequestLine, RefundRule


@admin.register(RefundRule)
class RefundRuleAdmin(EditedFieldsAdmin):
    """Each change of the policy leaves an audit row with what was and what is."""

    list_display = ("position", "name", "kind", "within_days", "gives", "percent", "fee_fen")
    list_display_links = ("name",)
    list_filter = ("kind",)
    ordering = ("position",)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        before = _as_it_is(obj)
        super().save_model(request, obj, form, change)
        _audit(request, obj.pk, (before, _as_it_is(obj)))

    def delete_model(self, request: HttpRequest, obj: RefundRule) -> None:
        _audit(request, obj.pk, (_as_it_is(obj), None))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[RefundRule]) -> None:
        for rule in queryset:
            self.delete_model(request, rule)


def _as_it_is(rule: RefundRule) -> dict[str, Any] | None:
    row = RefundRule.objects.filter(pk=rule.pk).values().first()
    return dict(row) if row else None


def _audit(
    request: HttpRequest, rule_id: int, change: tuple[dict[str, Any] | None, dict[str, Any] | None]
) -> None:
    by = Actor("admin", request.user.pk, client_address(request))
    record("refund_rule.edited", f"refund_rule:{rule_id}", by=by, now=clock.now(), change=change)


class RefundRequestLineInline(TabularInline[RefundRequestLine, RefundRequest]):
    model = RefundRequestLine
    extra = 0
    can_delete = False

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False


@admin.register(RefundRequest)
class RefundRequestAdmin(ReadOnlyAdmin):
    list_display = ("number", "order", "account", "state", "cash_fen", "berries", "asked_at", "case_file")
    list_filter = ("state",)
    list_select_related = ("order", "account")
    search_fields = ("number", "order__number", "account__username")
    readonly_fields = ("case_file",)
    inlines = (RefundRequestLineInline,)

    @admin.display(description=_("订单档案"))
    def case_file(self, row: RefundRequest) -> str:
        return case_file_link(row.order.number)


@admin.register(RefundRequestLine)
class RefundRequestLineAdmin(ReadOnlyAdmin):
    list_display = ("request", "line", "percent", "cash_fen", "berries", "is_live")
    list_select_related = ("request", "line")
