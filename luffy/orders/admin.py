"""An order changes by its moves, never by editing; what counts towards a degree is edited here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from luffy.accounts.audit import Actor, record
from luffy.core import clock
from luffy.core.admin import ModelAdmin, ReadOnlyAdmin, TabularInline, case_file_link
from luffy.core.client import client_address
from luffy.orders.models import (
    LineReturn,
    ModuleCredit,
    OpenedAccess,
    Order,
    OrderCoupon,
    OrderCredit,
    OrderLine,
)


class OrderLineInline(TabularInline[OrderLine, Order]):
    model = OrderLine
    extra = 0
    can_delete = False

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False


@admin.register(Order)
class OrderAdmin(ReadOnlyAdmin):
    list_display = ("number", "account", "status", "payment_type", "payable_fen", "created_at", "case_file")
    list_filter = ("status", "payment_type", "fulfilment")
    list_select_related = ("account",)
    search_fields = ("number", "payment_number", "account__username")
    readonly_fields = ("case_file",)
    inlines = (OrderLineInline,)

    @admin.display(description=_("订单档案"))
    def case_file(self, row: Order) -> str:
        return case_file_link(row.number)


@admin.register(OrderLine)
class OrderLineAdmin(ReadOnlyAdmin):
    list_display = ("order", "name", "label", "listed_fen", "payable_fen", "case_file")
    list_select_related = ("order",)
    search_fields = ("order__number", "name")
    readonly_fields = ("case_file",)

    @admin.display(description=_("订单档案"))
    def case_file(self, row: OrderLine) -> str:
        return case_file_link(row.order.number)


@admin.register(OrderCoupon)
class OrderCouponAdmin(ReadOnlyAdmin):
    list_display = ("order", "record", "discount_fen", "released_at")
    list_select_related = ("order", "record")


@admin.register(OrderCredit)
class OrderCreditAdmin(ReadOnlyAdmin):
    list_display = ("line", "source", "credit_fen", "released_at")
    list_select_related = ("line", "source")


@admin.register(OpenedAccess)
class OpenedAccessAdmin(ReadOnlyAdmin):
    list_display = ("line", "course_enrolment", "degree_enrolment", "membership")
    list_select_related = ("line", "course_enrolment", "degree_enrolment", "membership")


@admin.register(LineReturn)
class LineReturnAdmin(ReadOnlyAdmin):
    list_display = ("line", "state")
    list_filter = ("state",)
    list_select_related = ("line",)


@admin.register(ModuleCredit)
class ModuleCreditAdmin(ModelAdmin[ModuleCredit]):
    """What counts towards a degree. It is money: each change leaves an audit row."""

    list_display = ("course", "module", "most_fen")
    list_select_related = ("course", "module")
    search_fields = ("course__name", "module__name", "module__degree_course__name")
    autocomplete_fields = ("course", "module")

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        before = _credit_as_it_is(obj)
        super().save_model(request, obj, form, change)
        _audit_credit(request, obj.pk, before, _credit_as_it_is(obj))

    def delete_model(self, request: HttpRequest, obj: ModuleCredit) -> None:
        _audit_credit(request, obj.pk, _credit_as_it_is(obj), None)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ModuleCredit]) -> None:
        for row in queryset:
            self.delete_model(request, row)


def _credit_as_it_is(row: ModuleCredit) -> dict[str, Any] | None:
    found = ModuleCredit.objects.filter(pk=row.pk).values("course", "module", "most_fen").first()
    return dict(found) if found else None


def _audit_credit(
    request: HttpRequest, row_id: int, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    by = Actor("admin", request.user.pk, client_address(request))
    record("module_credit.edited", f"module_credit:{row_id}", by=by, now=clock.now(), change=(before, after))
