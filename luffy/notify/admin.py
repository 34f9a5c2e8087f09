from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.notify.models import (
    Delivery,
    Digest,
    LetterLanguage,
    Notification,
    NotificationPreference,
    Reach,
)


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    list_display = ("account", "kind", "dedupe_key", "created_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("account",)
    search_fields = ("account__username", "dedupe_key")


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """What was given up is found here by its status."""

    list_display = ("notification", "channel", "status", "tries", "problem", "finished_at")
    list_filter = ("status", "channel")
    list_select_related = ("notification",)
    search_fields = ("notification__account__username",)


@admin.register(Digest)
class DigestAdmin(ReadOnlyAdmin):
    list_display = ("account", "day", "status", "tries", "problem", "finished_at")
    list_filter = ("status", "day")
    list_select_related = ("account",)
    search_fields = ("account__username",)


@admin.register(Reach)
class ReachAdmin(ReadOnlyAdmin):
    """That somebody is reached so; where is nobody's business here."""

    list_display = ("account", "channel", "confirmed_at")
    list_filter = ("channel",)
    list_select_related = ("account",)
    search_fields = ("account__username",)
    exclude = ("sealed",)


@admin.register(NotificationPreference)
class NotificationPreferenceAdmin(ReadOnlyAdmin):
    list_display = ("account", "kind", "in_app", "email", "sms", "wechat")
    list_filter = ("kind",)
    list_select_related = ("account",)
    search_fields = ("account__username",)


@admin.register(LetterLanguage)
class LetterLanguageAdmin(ReadOnlyAdmin):
    list_display = ("account", "language", "rhythm")
    list_select_related = ("account",)
    search_fields = ("account__username",)
