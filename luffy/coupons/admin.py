from django.contrib import admin
from django.http import HttpRequest

from luffy.core.admin import EditedFieldsAdmin, ReadOnlyAdmin
from luffy.coupons.models import CodeBatch, Coupon, CouponRecord


@admin.register(Coupon)
class CouponAdmin(EditedFieldsAdmin):
    list_display = (
        "name",
        "coupon_type",
        "members_only",
        "product",
        "claimed",
        "quantity",
        "open_date",
        "close_date",
    )
    list_filter = ("coupon_type", "members_only")
    list_select_related = ("product",)
    search_fields = ("name",)
    autocomplete_fields = ("product",)

    # Django asks with the request, on which this does not depend.
    def get_readonly_fields(self, request: HttpRequest, obj: Coupon | None = None) -> tuple[str, ...]:  # noqa: ARG002
        # Somebody may already hold as many as the limit allowed.
        return ("claimed", "per_account") if obj and obj.claimed else ("claimed",)


@admin.register(CouponRecord)
class CouponRecordAdmin(ReadOnlyAdmin):
    list_display = ("name", "account", "status", "valid_begin_date", "valid_end_date", "claimed_at")
    list_filter = ("status", "coupon_type")
    list_select_related = ("account",)
    search_fields = ("name", "account__username")


@admin.register(CodeBatch)
class CodeBatchAdmin(ReadOnlyAdmin):
    """Codes themselves are known to nobody here."""

    list_display = ("coupon", "label", "number", "uses_each", "made_by", "made_at")
    list_select_related = ("coupon", "made_by")
    search_fields = ("label", "coupon__name")
