from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.figures.models import FunnelDay


@admin.register(FunnelDay)
class FunnelDayAdmin(ReadOnlyAdmin):
    list_display = ("day", "carts", "settlements")
