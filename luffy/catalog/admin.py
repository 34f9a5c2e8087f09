"""The back office of the catalogue. What is saved here passes through the services."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from luffy.accounts.audit import Actor
from luffy.catalog import models, services
from luffy.catalog.cache import bump_version
from luffy.catalog.editing import shelf
from luffy.catalog.versions import CourseVersion, ShelfPlan
from luffy.core import clock
from luffy.core.admin import ModelAdmin, ReadOnlyAdmin, TabularInline
from luffy.core.client import client_address
from luffy.core.errors import LuffyError


class CatalogueAdmin(ModelAdmin[Any]):
    """Whatever changes here makes the public pages anew."""

    def save_related(
        self,
        request: HttpRequest,
        form: "ModelForm[Any]",
        formsets: "Iterable[BaseFormSet[Any]]",
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        self.refresh(form.instance)
        bump_version()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        bump_version()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        bump_version()

    def refresh(self, instance: Any) -> None:
        """Make anew the search words that depend on this row."""
        services.refresh_search(self.touched(instance))

    def touched(self, instance: Any) -> list[int]:  # noqa: ARG002 - each knows its own
        """The courses whose search words depend on this row."""
        return []


class NeverDeleted(CatalogueAdmin):
    """What may have been sold stays; it is taken offline instead."""

    # Django asks with the request, on which this does not depend.
    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        return False


@admin.register(models.CourseCategory)
class CategoryAdmin(CatalogueAdmin):
    list_display = ("name", "order")
    search_fields = ("name",)

    def touched(self, instance: models.CourseCategory) -> list[int]:
        return list(
            models.Course.objects.filter(sub_category__category=instance).values_list("pk", flat=True)
        )


@admin.register(models.CourseSubCategory)
class SubCategoryAdmin(CatalogueAdmin):
    list_display = ("name", "category", "order")
    list_filter = ("category",)
    list_select_related = ("category",)
    search_fields = ("name",)
    autocomplete_fields = ("category",)

    def touched(self, instance: models.CourseSubCategory) -> list[int]:
        return list(instance.courses.values_list("pk", flat=True))


@admin.register(models.Teacher)
class TeacherAdmin(CatalogueAdmin):
    list_display = ("name", "role", "title")
    list_filter = ("role",)
    search_fields = ("name", "title")

    def refresh(self, instance: models.Teacher) -> None:
        services.refresh_teachers([instance.pk])


@admin.register(models.Course)
class CourseAdmin(NeverDeleted):
    list_display = ("name", "course_type", "status", "level", "sub_category", "order")
    list_filter = ("status", "course_type", "level", "sub_category__category")
    list_select_related = ("sub_category",)
    search_fields = ("name",)
    autocomplete_fields = ("sub_category", "degree_course")
    actions = ("put_on_sale", "take_offline")

    # Django asks with the request, on which this does not depend.
    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        # By the actions, which look whether it is complete.
        return ("status",) if obj else ()

    def save_model(
        self, request: HttpRequest, obj: models.Course, form: "ModelForm[models.Course]", change: bool
    ) -> None:
        del request, form, change
        services.save_course(obj)

    @admin.action(description=_("上线"))
    def put_on_sale(self, request: HttpRequest, queryset: QuerySet[models.Course]) -> None:
        self._set_status(request, queryset, models.SaleStatus.ON_SALE)

    @admin.action(description=_("下线"))
    def take_offline(self, request: HttpRequest, queryset: QuerySet[models.Course]) -> None:
        self._set_status(request, queryset, models.SaleStatus.OFFLINE)

    def _set_status(
        self, request: HttpRequest, queryset: QuerySet[models.Course], status: models.SaleStatus
    ) -> None:
        course_ids = list(queryset.values_list("pk", flat=True))
        by, now = Actor("admin", request.user.pk), clock.now()
        try:
            count = shelf.put_many(course_ids, status, by=by, now=now)
        except LuffyError as refused:
            self.message_user(request, refused.text, messages.ERROR)
        else:
            self.message_user(request, f"{count} {status.label}")


class ScholarshipInline(TabularInline[Any, Any]):
    model = models.Scholarship
    extra = 0


@admin.register(models.DegreeCourse)
class DegreeAdmin(NeverDeleted):
    list_display = ("name", "status", "period", "total_scholarship", "order")
    list_filter = ("status",)
    search_fields = ("name",)
    autocomplete_fields = ("teachers",)
    inlines = (ScholarshipInline,)

    def save_model(
        self,
        request: HttpRequest,
        obj: models.DegreeCourse,
        form: "ModelForm[models.DegreeCourse]",
        change: bool,
    ) -> None:
        del request, form, change
        services.save_degree(obj)

    def refresh(self, instance: models.DegreeCourse) -> None:
        services.refresh_degrees([instance.pk])


@admin.register(models.Scholarship)
class ScholarshipAdmin(CatalogueAdmin):
    list_display = ("degree_course", "time_percent", "value")
    list_select_related = ("degree_course",)
    autocomplete_fields = ("degree_course",)


class QuestionInline(TabularInline[Any, Any]):
    model = models.OftenAskedQuestion
    extra = 0


@admin.register(models.Product)
class ProductAdmin(NeverDeleted):
    list_display = ("__str__", "item", "kind")
    list_filter = ("kind",)
    list_select_related = ("course", "degree", "plan")
    search_fields = ("course__name", "degree__name", "plan__name")
    readonly_fields = ("course", "degree", "plan", "kind")
    inlines = (QuestionInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - comes with what it sells
        return False


@admin.register(models.PricePolicy)
class PricePolicyAdmin(NeverDeleted):
    list_display = ("product", "access_days", "price_fen", "on_sale")
    list_filter = ("on_sale", "access_days")
    list_select_related = ("product",)
    search_fields = ("product__course__name", "product__degree__name", "product__plan__name")
    autocomplete_fields = ("product",)

    # Django asks with the request, on which this does not depend.
    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        return ("product", "access_days") if obj else ()

    def save_model(
        self,
        request: HttpRequest,
        obj: models.PricePolicy,
        form: "ModelForm[models.PricePolicy]",
        change: bool,
    ) -> None:
        del form, change
        by, now = Actor("admin", request.user.pk, client_address(request)), clock.now()
        saved = services.set_price(
            product_id=obj.product_id,
            access_days=obj.access_days,
            price_fen=obj.price_fen,
            by=by,
            now=now,
        )
        obj.pk = saved.pk
        if not obj.on_sale:
            services.withdraw_price(policy_id=saved.pk, by=by, now=now)


@admin.register(models.OftenAskedQuestion)
class QuestionAdmin(CatalogueAdmin):
    list_display = ("question", "product", "order")
    list_select_related = ("product",)
    search_fields = ("question",)
    autocomplete_fields = ("product",)


class OutlineInline(TabularInline[Any, Any]):
    model = models.CourseOutline
    extra = 0


@admin.register(models.CourseDetail)
class CourseDetailAdmin(CatalogueAdmin):
    list_display = ("course", "hours", "course_slogan")
    list_select_related = ("course",)
    search_fields = ("course__name",)
    autocomplete_fields = ("course", "recommend_courses", "teachers")
    inlines = (OutlineInline,)

    def touched(self, instance: models.CourseDetail) -> list[int]:
        return [instance.course_id]


@admin.register(models.CourseOutline)
class OutlineAdmin(CatalogueAdmin):
    list_display = ("title", "course_detail", "order")
    list_select_related = ("course_detail__course",)
    search_fields = ("title", "course_detail__course__name")
    autocomplete_fields = ("course_detail",)


class SectionInline(TabularInline[Any, Any]):
    model = models.CourseSection
    extra = 0


@admin.register(models.CourseChapter)
class ChapterAdmin(CatalogueAdmin):
    list_display = ("name", "course", "chapter")
    list_select_related = ("course",)
    search_fields = ("name", "course__name")
    autocomplete_fields = ("course",)
    inlines = (SectionInline,)


@admin.register(models.CourseSection)
class SectionAdmin(CatalogueAdmin):
    list_display = ("name", "chapter", "order", "section_type", "free_trial")
    list_filter = ("section_type", "free_trial")
    list_select_related = ("chapter__course",)
    search_fields = ("name", "chapter__name")
    autocomplete_fields = ("chapter",)


@admin.register(CourseVersion)
class CourseVersionAdmin(ReadOnlyAdmin):
    """To look at; the course editor restores them."""

    list_display = ("course", "number", "at", "by", "cause", "note")
    list_filter = ("cause",)
    list_select_related = ("course", "by")
    search_fields = ("course__name", "by__username")


@admin.register(ShelfPlan)
class ShelfPlanAdmin(ReadOnlyAdmin):
    """To look at; the course editor sets the moments."""

    list_display = ("course", "on_at", "off_at", "by")
    list_select_related = ("course", "by")
    search_fields = ("course__name",)
