"""To look at; the page of imports begins them."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.exchange.models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ("number", "kind", "is_dry", "status", "total", "refused", "by", "made_at")
    list_filter = ("kind", "status", "is_dry")
    list_select_related = ("by",)
    search_fields = ("number", "name", "by__username")
