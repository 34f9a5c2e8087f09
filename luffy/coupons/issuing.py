"""Giving coupons to people who did not ask: a campaign's audience, each once.

A price for members is no gift: it is neither issued nor had by a code.

Source: docs/rules/campaigns.md
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from luffy.accounts.audit import Actor, record
from luffy.core.calendar import day_of
from luffy.coupons.errors import CouponNotFound, CouponSoldOut
from luffy.coupons.models import Coupon, CouponRecord
from luffy.coupons.services import new_record, window_today


@dataclass(frozen=True, slots=True)
class Reach:
    """What issuing does, or would do."""

    coupon_id: int
    asked: int
    new: int
    have_it: int
    left: int


def reach(coupon_id: int, account_ids: Collection[int]) -> Reach:
    """Who would get one. Raises: CouponNotFound."""
    coupon = Coupon.objects.filter(pk=coupon_id, members_only=False).first()
    if coupon is None:
        raise CouponNotFound
    wanted = set(account_ids)
    return _reach(coupon, wanted, wanted - _holders(coupon, wanted))


@transaction.atomic
def issue(coupon_id: int, account_ids: Collection[int], *, reason: str, by: Actor, now: datetime) -> Reach:
    """Give each of these accounts that has had none of this coupon one; all of them, or nobody.

    Raises: CouponNotFound, ClaimNotOpen (stopped, or outside of its days), CouponSoldOut (fewer are left).
    """
    # Locked first: claims, codes and another issue of this coupon wait.
    coupon = Coupon.objects.select_for_update().filter(pk=coupon_id, members_only=False).first()
    if coupon is None:
        raise CouponNotFound
    window = window_today(coupon, day_of(now))
    wanted = set(account_ids)
    new = sorted(wanted - _holders(coupon, wanted))
    told = _reach(coupon, wanted, new)
    if len(new) > told.left:
        raise CouponSoldOut(left=told.left)
    Coupon.objects.filter(pk=coupon.pk).update(claimed=F("claimed") + len(new))
    rows = [new_record(coupon, account_id, window, ordinal=1, now=now) for account_id in new]
    CouponRecord.objects.bulk_create(rows, batch_size=1_000)
    after = {"new": told.new, "have_it": told.have_it}
    record("coupon.issued", f"coupon:{coupon.pk}", by=by, now=now, change=(None, after), reason=reason)
    return told


def _holders(coupon: Coupon, account_ids: Collection[int]) -> set[int]:
    had = CouponRecord.objects.filter(coupon=coupon, account_id__in=account_ids)
    return set(had.values_list("account_id", flat=True))


def _reach(coupon: Coupon, wanted: Collection[int], new: Collection[int]) -> Reach:
    left = coupon.quantity - coupon.claimed
    return Reach(coupon.pk, len(wanted), len(new), len(wanted) - len(new), left)
