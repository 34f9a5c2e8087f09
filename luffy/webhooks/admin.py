from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.core.models import Event
from luffy.webhooks.models import Attempt, Delivery, Endpoint


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("number", "name", "subject", "happened_at", "handed_on_at")
    list_filter = ("name",)
    search_fields = ("=number", "=subject")


@admin.register(Endpoint)
class EndpointAdmin(ReadOnlyAdmin):
    list_display = ("label", "url", "disabled_at", "disabled_reason", "failing_since", "created_at")
    search_fields = ("label", "url")


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ("endpoint", "event", "status", "tries", "next_try_at", "finished_at")
    list_filter = ("status",)
    list_select_related = ("endpoint", "event")
    search_fields = ("=event__number", "endpoint__label")


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    list_display = ("delivery", "at", "status_code", "duration_ms", "problem")
    list_select_related = ("delivery",)
    search_fields = ("=delivery__event__number",)
