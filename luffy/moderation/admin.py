from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.moderation.models import Case, Keyword, Report


@admin.register(Keyword)
class KeywordAdmin(ReadOnlyAdmin):
    """They are edited on the operators' page, which folds their spelling."""

    list_display = ("word", "verdict")
    list_filter = ("verdict",)
    search_fields = ("word", "folded")


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    """Decided on the operators' page."""

    list_display = ("target", "author", "cause", "state", "opened_at", "decided_by")
    list_filter = ("state", "cause", "kind")
    list_select_related = ("author", "decided_by")
    search_fields = ("target", "author__username")


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ("case", "account", "reason", "at")
    list_filter = ("reason",)
    list_select_related = ("case", "account")
    search_fields = ("case__target", "account__username")
