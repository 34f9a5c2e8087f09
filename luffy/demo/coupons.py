"""The demo school's coupons: every type, for the whole site and for one product, in every state."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from luffy.catalog.models import Product
from luffy.core.calendar import day_of
from luffy.coupons.models import Coupon, CouponType
from luffy.demo.content import content


def load_coupons(*, now: datetime) -> None:
    """Write the rules. Their days are told from today: `claim` and `valid` are first and last day."""
    for said in content("coupons"):
        coupon = Coupon(
            name=said["name"],
            brief=said.get("brief"),
            coupon_type=CouponType[said["type"].upper()],
            money_fen=said.get("money_fen", 0),
            off_percent=said.get("off_percent"),
            minimum_fen=said.get("minimum_fen", 0),
            product=_product(said.get("product")),
            quantity=said["quantity"],
            per_account=said.get("per_account", 1),
            members_only=said.get("members_only", False),
            coupon_valid_days=said.get("days"),
        )
        coupon.open_date, coupon.close_date = _days(said["claim"], now)
        if "valid" in said:
            coupon.valid_begin_date, coupon.valid_end_date = _days(said["valid"], now)
        coupon.full_clean()
        coupon.save()


def _product(name: str | None) -> Product | None:
    if name is None:
        return None
    return Product.objects.get(Q(course__name=name) | Q(degree__name=name))


def _days(offsets: Any, now: datetime) -> tuple[date, date]:
    first, last = (day_of(now) + timedelta(days=offset) for offset in offsets)
    return first, last
