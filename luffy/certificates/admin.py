from django.contrib import admin

from luffy.certificates.models import Certificate, CertificateRule
from luffy.core.admin import ReadOnlyAdmin


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    list_display = ("number", "account", "title", "completed_date", "issued_at", "revoked_at")
    list_filter = ("revoked_at",)
    list_select_related = ("account",)
    search_fields = ("number", "account__username", "title")


@admin.register(CertificateRule)
class CertificateRuleAdmin(ReadOnlyAdmin):
    list_display = ("target", "is_active", "course_percent", "exercise_percent")
    list_filter = ("is_active",)
