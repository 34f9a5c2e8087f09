"""Shared pieces of the back office."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

admin.site.site_title = admin.site.site_header = _("路飞后台")


class EditedFieldsAdmin(admin.ModelAdmin[Any]):
    """Writes what was edited and nothing else: the rest of the row may have changed since it was read."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        del request
        obj.save(update_fields=form.changed_data if change else None)


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """For facts: they can be looked up here and changed nowhere but through a service."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False
