from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.degrees.models import EnrolledDegreeCourse, StudyRecord


@admin.register(EnrolledDegreeCourse)
class EnrolledDegreeCourseAdmin(ReadOnlyAdmin):
    list_display = ("account", "degree_course", "study_status", "mentor", "valid_end_date")
    list_filter = ("study_status", "degree_course")
    list_select_related = ("account", "degree_course", "mentor")
    search_fields = ("account__username",)


@admin.register(StudyRecord)
class StudyRecordAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "module", "status", "open_date", "end_date")
    list_filter = ("status",)
    list_select_related = ("enrolment", "module")
