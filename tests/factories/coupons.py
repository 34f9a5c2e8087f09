"""Coupons for tests: what is not said does not matter."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.models import Product
from luffy.core.calendar import day_of
from luffy.coupons.codes import make_codes
from luffy.coupons.models import Coupon, CouponRecord, CouponType
from luffy.coupons.services import claim
from tests.factories.accounts import an_account

_numbers = count(1)


def a_coupon(*, now: datetime | None = None, product: Product | None = None, **fields: Any) -> Coupon:
    """A coupon that can be claimed today and serves for 30 days; by default 10 yuan off, for the whole site.

    `off_percent=80` makes it a discount coupon, `money_fen` with `minimum_fen` one with a threshold.
    """
    today = day_of(now or datetime.now(UTC))
    if "off_percent" in fields:
        fields.setdefault("coupon_type", CouponType.PERCENT)
    elif "minimum_fen" in fields:
        fields.setdefault("coupon_type", CouponType.THRESHOLD)
    if fields.get("coupon_type") != CouponType.PERCENT:
        fields.setdefault("money_fen", 1_000)
    if "valid_end_date" not in fields:
        fields.setdefault("coupon_valid_days", 30)
    return Coupon.objects.create(
        name=fields.pop("name", f"优惠券{next(_numbers)}"),
        product=product,
        quantity=fields.pop("quantity", 100),
        open_date=fields.pop("open_date", today - timedelta(days=1)),
        close_date=fields.pop("close_date", today + timedelta(days=30)),
        **fields,
    )


def claimed(coupon: Coupon, account: Account, *, now: datetime | None = None) -> CouponRecord:
    """One of these coupons in the account's hands, by the real claim."""
    return claim(coupon_id=coupon.pk, account_id=account.pk, now=now or datetime.now(UTC))


def a_claimed_coupon(account: Account, *, now: datetime | None = None, **fields: Any) -> CouponRecord:
    """A new coupon, claimed by the account."""
    return claimed(a_coupon(now=now, **fields), account, now=now)


def some_codes(coupon: Coupon, number: int = 1, *, uses_each: int = 1) -> list[str]:
    """Codes for this coupon, made by an operator."""
    by = Actor("test", an_account().pk)
    _batch, codes = make_codes(
        coupon.pk, label="测试", number=number, uses_each=uses_each, by=by, now=datetime.now(UTC)
    )
    return codes


def a_code(**fields: Any) -> str:
    """A code for a new coupon that the claim centre does not show."""
    return some_codes(a_coupon(is_listed=False, **fields))[0]
