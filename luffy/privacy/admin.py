from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.privacy.models import Consent, DataExport, Deletion, PolicyVersion


@admin.register(PolicyVersion)
class PolicyVersionAdmin(ReadOnlyAdmin):
    list_display = ("number", "changes", "published_by", "published_at")
    list_select_related = ("published_by",)


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    list_display = ("account", "policy", "agreed_at", "address")
    list_select_related = ("account", "policy")
    search_fields = ("account__username",)


@admin.register(DataExport)
class DataExportAdmin(ReadOnlyAdmin):
    list_display = ("number", "account", "state", "requested_at", "expires_at", "downloads")
    list_filter = ("state",)
    list_select_related = ("account",)
    search_fields = ("=number", "account__username")


@admin.register(Deletion)
class DeletionAdmin(ReadOnlyAdmin):
    list_display = ("account", "state", "asked_at", "due_at", "ended_at")
    list_filter = ("state",)
    list_select_related = ("account",)
    search_fields = ("account__username",)
