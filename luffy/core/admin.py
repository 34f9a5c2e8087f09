"""Shared pieces of the back office. Every table of it is one of these, so that all wear the same theme."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django.admin import ProcrastinateJobAdmin
from procrastinate.contrib.django.models import ProcrastinateJob

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, TabularInline
else:
    # The theme's, which only draw otherwise and carry no types.
    from unfold.admin import ModelAdmin, TabularInline

__all__ = ["EditedFieldsAdmin", "ModelAdmin", "ReadOnlyAdmin", "TabularInline", "case_file_link"]


class EditedFieldsAdmin(ModelAdmin[Any]):
    """Writes what was edited and nothing else: the rest of the row may have changed since it was read."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        del request
        obj.save(update_fields=form.changed_data if change else None)


class ReadOnlyAdmin(ModelAdmin[Any]):
    """For facts: they can be looked up here and changed nowhere but through a service."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False


# The queue's own, in the same theme.
admin.site.unregister(ProcrastinateJob)


@admin.register(ProcrastinateJob)
class JobAdmin(ProcrastinateJobAdmin, ModelAdmin[Any]):
    pass


# It comes without words for people.
_queue = apps.get_app_config("procrastinate")
_queue.verbose_name = gettext_lazy("任务队列")
_job = _queue.get_model("ProcrastinateJob")._meta  # noqa: SLF001 - Django's documented name
_job.verbose_name = _job.verbose_name_plural = gettext_lazy("后台任务")


def case_file_link(order_number: str) -> SafeString:
    """Where all that happened to the order is told on one page, with what may be done about it."""
    return format_html(
        '<a class="text-primary-600 underline dark:text-primary-500" href="/ops/orders/{}">{}</a>',
        order_number,
        _("订单档案"),
    )
