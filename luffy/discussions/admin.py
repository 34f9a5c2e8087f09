from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.discussions.models import Answer, Question


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display = ("title", "account", "section", "created_at", "answer_count", "visibility")
    list_filter = ("visibility",)
    list_select_related = ("account", "section")
    search_fields = ("title", "account__username")


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    list_display = ("question", "account", "created_at", "visibility")
    list_filter = ("visibility",)
    list_select_related = ("account", "question")
    search_fields = ("question__title", "account__username")
