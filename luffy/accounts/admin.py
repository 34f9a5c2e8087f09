from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.forms import ModelForm
from django.http import HttpRequest

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account, ApiToken, AuditEntry
from luffy.core.admin import EditedFieldsAdmin, ReadOnlyAdmin
from luffy.core.client import client_address
from luffy.core.clock import now

# Sessions and second factors are keys to other people's accounts; groups give nothing here, roles do.
admin.site.unregister([Authenticator, EmailAddress, Group, UserSession])


@admin.register(Account)
class AccountAdmin(EditedFieldsAdmin):
    """Whether somebody may come in. Roles are given at /ops/roles; names and passwords are people's own business."""

    list_display = ("username", "email", "role", "is_active", "is_staff", "last_login")
    list_filter = ("role", "is_active", "is_staff")
    search_fields = ("username", "email")
    fields = (
        "username",
        "email",
        "role",
        "is_active",
        "is_staff",
        "is_superuser",
        "date_joined",
        "last_login",
    )
    readonly_fields = (
        "username",
        "email",
        "role",
        "is_staff",
        "is_superuser",
        "date_joined",
        "last_login",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:  # noqa: ARG002
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Account | None = None) -> tuple[str, ...]:
        """Nobody locks herself out, nor an administrator: her rights are taken away first."""
        is_open = obj is not None and obj.pk != request.user.pk and not obj.is_superuser
        return self.readonly_fields if is_open else (*self.readonly_fields, "is_active")

    def save_model(self, request: HttpRequest, obj: Account, form: ModelForm[Account], change: bool) -> None:
        """Every change leaves an audit row."""
        super().save_model(request, obj, form, change)
        before: dict[str, Any] = {name: form.initial.get(name) for name in form.changed_data}
        after: dict[str, Any] = {name: form.cleaned_data[name] for name in form.changed_data}
        by = Actor("admin", request.user.pk, client_address(request))
        record("account.changed", f"account:{obj.pk}", by=by, now=now(), change=(before, after))


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    list_display = ("account", "label", "scopes", "created_at", "expires_at", "revoked_at")
    list_select_related = ("account",)
    search_fields = ("account__username", "label")
    fields = ("account", "label", "scopes", "created_at", "expires_at", "revoked_at")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor", "source", "action", "subject", "reason")
    list_filter = ("source", "action")
    list_select_related = ("actor",)
    search_fields = ("=subject", "=action", "actor__username")
