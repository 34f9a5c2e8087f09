"""Claiming coupons, and their way through an order: held, then used or given back."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from luffy.core.calendar import day_of
from luffy.core.slices import update_in_slices
from luffy.coupons.errors import ClaimLimitReached, ClaimNotOpen, CouponNotFound, CouponSoldOut
from luffy.coupons.models import Coupon, CouponRecord, RecordStatus, RedeemCode
from luffy.coupons.queries import member_prices
from luffy.coupons.validity import Window, window_of


@transaction.atomic
def claim(*, coupon_id: int, account_id: int, now: datetime) -> CouponRecord:
    """Give the account one of these coupons, with the terms of this moment copied onto it.

    Never more than `quantity` in all nor `per_account` for one account, whatever comes at once.

    Raises:
        CouponNotFound, ClaimNotOpen, CouponSoldOut, ClaimLimitReached: nothing was changed.
    Source: docs/rules/coupon-claim.md
    """
    if not Coupon.objects.filter(pk=coupon_id, is_listed=True).exists():
        raise CouponNotFound
    return take_one(coupon_id, account_id=account_id, code=None, now=now)


def take_one(coupon_id: int, *, account_id: int, code: RedeemCode | None, now: datetime) -> CouponRecord:
    """The same for one that the claim centre may not show, got by a code. In the caller's transaction.

    Raises: CouponNotFound, ClaimNotOpen, CouponSoldOut, ClaimLimitReached.
    """
    return _issue(Coupon.objects.filter(members_only=False), coupon_id, account_id, now, code)


def lay_out_member_prices(*, account_id: int, product_ids: Collection[int], now: datetime) -> None:
    """See that a member has one free record of each price for members on these products, or on everything.

    Prices of which none are left are not laid out.

    Source: docs/rules/membership.md
    """
    today = day_of(now)
    free = CouponRecord.objects.filter(
        coupon=OuterRef("pk"), account_id=account_id, status=RecordStatus.UNUSED, valid_end_date__gte=today
    )
    prices = member_prices(product_ids, today).exclude(Exists(free))
    for coupon_id in prices.order_by("pk").values_list("pk", flat=True):
        with suppress(ClaimNotOpen, CouponSoldOut, ClaimLimitReached), transaction.atomic():
            _issue(Coupon.objects.filter(members_only=True), coupon_id, account_id, now)


def _issue(
    rules: QuerySet[Coupon], coupon_id: int, account_id: int, now: datetime, code: RedeemCode | None = None
) -> CouponRecord:
    # The guarded count is the lock: whoever gets no row back came too late.
    if not rules.filter(pk=coupon_id, claimed__lt=F("quantity")).update(claimed=F("claimed") + 1):
        raise CouponSoldOut if rules.filter(pk=coupon_id).exists() else CouponNotFound
    coupon = Coupon.objects.get(pk=coupon_id)
    begin, end = window_today(coupon, day_of(now))
    held = CouponRecord.objects.filter(coupon=coupon, account_id=account_id).count()
    if held >= coupon.per_account:
        raise ClaimLimitReached(limit=coupon.per_account)
    row = new_record(coupon, account_id, (begin, end), ordinal=held + 1, now=now)
    row.code = code
    row.save(force_insert=True)
    return row


def new_record(
    coupon: Coupon, account_id: int, window: tuple[date, date], *, ordinal: int, now: datetime
) -> CouponRecord:
    """One of these coupons with the terms of this moment, not yet stored."""
    begin, end = window
    return CouponRecord(
        coupon=coupon,
        account_id=account_id,
        ordinal=ordinal,
        name=coupon.name,
        coupon_type=coupon.coupon_type,
        money_fen=coupon.money_fen,
        off_percent=coupon.off_percent,
        minimum_fen=coupon.minimum_fen,
        product_id=coupon.product_id,
        members_only=coupon.members_only,
        valid_begin_date=begin,
        valid_end_date=end,
        claimed_at=now,
    )


def window_today(coupon: Coupon, claimed_on: date) -> tuple[date, date]:
    """First and last day of one that is got today. Raises: ClaimNotOpen, for one that is stopped too."""
    rule = Window(coupon.valid_begin_date, coupon.valid_end_date, coupon.coupon_valid_days)
    begin, end = window_of(rule, claimed_on)
    is_open = coupon.stopped_at is None and coupon.open_date <= claimed_on <= coupon.close_date
    if not is_open or end < begin:
        raise ClaimNotOpen(open_date=str(coupon.open_date), close_date=str(coupon.close_date))
    return begin, end


class CouponsMoved(Exception):
    """A coupon was not in the state its order says: a bug, never a customer's mistake."""


def hold(record_ids: Collection[int]) -> None:
    """Promise these coupons to an unpaid order. The caller has locked them and checked that they are free."""
    _move(record_ids, RecordStatus.UNUSED, RecordStatus.HELD)


def use(record_ids: Collection[int], *, now: datetime) -> None:
    """Their order was paid."""
    _move(record_ids, RecordStatus.HELD, RecordStatus.USED, used_at=now)


def spend(record_ids: Collection[int], *, now: datetime) -> None:
    """Use free coupons at once, without holding them first. The caller has locked and checked them."""
    _move(record_ids, RecordStatus.UNUSED, RecordStatus.USED, used_at=now)


def give_back(record_ids: Collection[int]) -> None:
    """Their order was cancelled or expired. One whose time has passed meanwhile is shown as expired."""
    _move(record_ids, RecordStatus.HELD, RecordStatus.UNUSED)


def restore(record_ids: Collection[int], *, today: date) -> list[int]:
    """Their order was given back in full: those that can still be used are free again; tell which."""
    rows = CouponRecord.objects.select_for_update(of=("self",)).filter(pk__in=record_ids).order_by("pk")
    in_date = [row.pk for row in rows if row.valid_end_date >= today]
    _move(in_date, RecordStatus.USED, RecordStatus.UNUSED)
    return in_date


def _move(
    record_ids: Collection[int],
    source: RecordStatus,
    target: RecordStatus,
    *,
    used_at: datetime | None = None,
) -> None:
    if not record_ids:
        return
    moved = CouponRecord.objects.filter(pk__in=record_ids, status=source).update(
        status=target, used_at=used_at
    )
    if moved != len(record_ids):
        raise CouponsMoved(f"{moved} of {sorted(record_ids)} went from {source.name} to {target.name}")


def mark_expired(*, today: date) -> int:
    """Mark unused coupons whose last day has passed; returns how many."""
    over = CouponRecord.objects.filter(status=RecordStatus.UNUSED, valid_end_date__lt=today)
    return update_in_slices(over, status=RecordStatus.EXPIRED)
