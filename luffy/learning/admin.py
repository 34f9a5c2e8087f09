from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.learning.models import EnrolledCourse


@admin.register(EnrolledCourse)
class EnrolledCourseAdmin(ReadOnlyAdmin):
    list_display = ("account", "course", "valid_begin_date", "valid_end_date", "status", "ended_at")
    list_filter = ("status",)
    list_select_related = ("account", "course")
    search_fields = ("account__username", "course__name")
