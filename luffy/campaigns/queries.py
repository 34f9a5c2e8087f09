"""Campaigns as operators look at them."""

from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from luffy.campaigns.effects import Price
from luffy.campaigns.errors import CampaignNotFound
from luffy.catalog.models import CourseType, PricePolicy, SaleStatus
from luffy.core.money import Fen
from luffy.coupons.models import CodeBatch, Coupon


class Stage(StrEnum):
    """Of a campaign, by its days: what the claim centre does with it."""

    COMING = "coming"
    RUNNING = "running"
    OVER = "over"
    STOPPED = "stopped"


def campaigns(words: str, stage: Stage | None, today: date) -> QuerySet[Coupon]:
    """Newest first. What members pay less is no campaign."""
    rows = _campaigns().order_by("-id")
    if words:
        rows = rows.filter(name__icontains=words)
    return rows.filter(_stages(today)[stage]) if stage else rows


def campaign(coupon_id: int) -> Coupon:
    """Raises: CampaignNotFound."""
    found = _campaigns().filter(pk=coupon_id).first()
    if found is None:
        raise CampaignNotFound
    return found


def _campaigns() -> QuerySet[Coupon]:
    rows = Coupon.objects.filter(members_only=False)
    return rows.select_related("product__course", "product__degree", "product__plan")


def stage_of(coupon: Coupon, today: date) -> Stage:
    if coupon.stopped_at is not None:
        return Stage.STOPPED
    if today < coupon.open_date:
        return Stage.COMING
    return Stage.OVER if today > coupon.close_date else Stage.RUNNING


def _stages(today: date) -> dict[Stage, Q]:
    goes_on = Q(stopped_at__isnull=True)
    return {
        Stage.COMING: goes_on & Q(open_date__gt=today),
        Stage.RUNNING: goes_on & Q(open_date__lte=today, close_date__gte=today),
        Stage.OVER: goes_on & Q(close_date__lt=today),
        Stage.STOPPED: ~goes_on,
    }


def batches(coupon_id: int) -> QuerySet[CodeBatch]:
    """The batches of codes of a coupon, newest first, each with how many uses there were."""
    return CodeBatch.objects.with_uses().filter(coupon_id=coupon_id).select_related("made_by").order_by("-id")


def prices(product_id: int | None) -> list[Price]:
    """What is on sale now: of one product, or of the whole shop."""
    rows = PricePolicy.objects.filter(on_sale=True).select_related(
        "product__course", "product__degree", "product__plan"
    )
    if product_id is not None:
        rows = rows.filter(product_id=product_id)
    else:
        is_course = Q(product__course__status=SaleStatus.ON_SALE) & ~Q(
            product__course__course_type=CourseType.MODULE
        )
        rows = rows.filter(
            is_course | Q(product__degree__status=SaleStatus.ON_SALE) | Q(product__plan__on_sale=True)
        )
    return [
        Price(row.product.key, row.product.item.name, row.access_days, Fen(row.price_fen))
        for row in rows.order_by("price_fen", "id")
    ]
