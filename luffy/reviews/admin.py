from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.reviews.models import CourseReview


@admin.register(CourseReview)
class CourseReviewAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "stars", "created_at", "is_recommend", "visibility", "agree_number")
    list_filter = ("visibility", "is_recommend", "stars")
    list_select_related = ("enrolment",)
    search_fields = ("enrolment__account__username", "enrolment__course__name")
