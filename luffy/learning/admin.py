from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from luffy.core import clock
from luffy.core.admin import ModelAdmin, ReadOnlyAdmin
from luffy.core.files.keeping import inspect, new_path
from luffy.core.jobs import defer
from luffy.learning.models import (
    CourseMaterial,
    EnrolledCourse,
    Film,
    LessonDocument,
    LessonFilm,
    LessonProgress,
    Membership,
    StudyDay,
    Subtitle,
)


@admin.register(EnrolledCourse)
class EnrolledCourseAdmin(ReadOnlyAdmin):
    list_display = ("account", "course", "valid_begin_date", "valid_end_date", "status", "ended_at")
    list_filter = ("status",)
    list_select_related = ("account", "course")
    search_fields = ("account__username", "course__name")


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ("account", "plan", "valid_begin_date", "valid_end_date", "ended_at")
    list_filter = ("plan",)
    list_select_related = ("account", "plan")
    search_fields = ("account__username",)


@admin.register(Film)
class FilmAdmin(ModelAdmin[Film]):
    """A file that was taken in is packaged by the worker; how far it is stands in the list."""

    list_display = ("title", "status", "percent", "seconds", "problem", "created_at")
    list_filter = ("status",)
    readonly_fields = ("status", "percent", "seconds", "problem", "created_at")
    search_fields = ("title",)
    actions = ("package_again",)

    def save_model(self, request: HttpRequest, obj: Film, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            defer("learning.package_film", film_id=obj.pk)

    @admin.action(description=_("重新转码"))
    def package_again(self, request: HttpRequest, films: QuerySet[Film]) -> None:
        for film in films:
            defer("learning.package_film", film_id=film.pk)
        self.message_user(request, _("已重新排队"))


@admin.register(LessonFilm)
class LessonFilmAdmin(ModelAdmin[LessonFilm]):
    list_display = ("section", "film")
    list_select_related = ("section", "film")
    raw_id_fields = ("section", "film")


@admin.register(LessonDocument)
class LessonDocumentAdmin(ModelAdmin[LessonDocument]):
    list_display = ("section",)
    list_select_related = ("section",)
    raw_id_fields = ("section",)


@admin.register(Subtitle)
class SubtitleAdmin(ModelAdmin[Subtitle]):
    list_display = ("section", "language", "label")
    list_select_related = ("section",)
    raw_id_fields = ("section",)


class _MaterialForm(forms.ModelForm[CourseMaterial]):
    upload = forms.FileField(label=_("文件"))

    class Meta:
        model = CourseMaterial
        fields = ("course", "section")


@admin.register(CourseMaterial)
class CourseMaterialAdmin(ModelAdmin[CourseMaterial]):
    """A file goes in whole and comes out whole; another one is another row."""

    form = _MaterialForm
    list_display = ("name", "course", "section", "size")
    list_select_related = ("course", "section")
    raw_id_fields = ("course", "section")

    def save_model(self, request: HttpRequest, obj: CourseMaterial, form: Any, change: bool) -> None:
        upload: UploadedFile[Any] = form.cleaned_data["upload"]
        found = inspect(upload)
        obj.name, obj.content_type, obj.size = found.name, found.content_type, found.size
        obj.path = default_storage.save(new_path("materials", clock.now()), upload)
        super().save_model(request, obj, form, change)


@admin.register(LessonProgress)
class LessonProgressAdmin(ReadOnlyAdmin):
    list_display = ("account", "section", "percent", "done_at", "too_fast", "parallel", "seen_at")
    list_select_related = ("account", "section")
    search_fields = ("account__username", "course__name")


@admin.register(StudyDay)
class StudyDayAdmin(ReadOnlyAdmin):
    list_display = ("account", "day", "seconds")
    list_select_related = ("account",)
    search_fields = ("account__username",)
