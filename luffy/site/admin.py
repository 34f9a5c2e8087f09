"""To look at; the page of the site's settings changes them."""

from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.site.models import SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(ReadOnlyAdmin):
    list_display = ("name", "short_name", "icp_number", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
