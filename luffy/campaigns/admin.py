from django.contrib import admin

from luffy.campaigns.models import AccessGrant
from luffy.core.admin import ReadOnlyAdmin


@admin.register(AccessGrant)
class AccessGrantAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "access_days", "reason", "given_by", "given_at")
    list_select_related = ("enrolment__course", "enrolment__account", "given_by")
    search_fields = ("enrolment__account__username", "enrolment__course__name", "reason")
