"""What can be claimed, and what somebody holds."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from luffy.catalog.offers import Offer
from luffy.core.money import Fen
from luffy.coupons.models import Coupon, CouponRecord, RecordStatus
from luffy.coupons.rules import Terms, discount
from luffy.coupons.validity import Holding, State
from luffy.coupons.validity import state as state_of

# More than anybody reads through; the ones that end soonest come first.
MOST_SHOWN = 200


def holding_of(record: CouponRecord) -> Holding:
    """A record as the pure rules want it."""
    return Holding(
        record_id=record.pk,
        account_id=record.account_id,
        name=record.name,
        terms=_terms_of(record),
        product_id=record.product_id,
        begin_date=record.valid_begin_date,
        end_date=record.valid_end_date,
        is_used=record.status == RecordStatus.USED,
        is_held=record.status == RecordStatus.HELD,
        members_only=record.members_only,
    )


def claimable(today: date) -> QuerySet[Coupon]:
    """The claim centre: what is open today, sold out ones too, ending soonest first."""
    return (
        Coupon.objects.filter(is_listed=True, members_only=False, stopped_at=None)
        .filter(open_date__lte=today, close_date__gte=today)
        .filter(Q(valid_end_date__isnull=True) | Q(valid_end_date__gte=today))
        .select_related("product__course", "product__degree", "product__plan")
        .order_by("close_date", "id")
    )


def member_prices(product_ids: Collection[int], today: date) -> QuerySet[Coupon]:
    """The prices for members that stand today, of these products or of everything."""
    rules = Coupon.objects.filter(
        members_only=True, stopped_at=None, open_date__lte=today, close_date__gte=today
    )
    return rules.filter(Q(product__isnull=True) | Q(product__in=product_ids))


def prices_for_members(offer: Offer, today: date) -> list[dict[str, Any]]:
    """For each policy of the product that members get cheaper: their price, and the rule that makes it."""
    rules = [(rule.name, _terms_of(rule)) for rule in member_prices([offer.product_id], today)]
    shown = []
    for policy in offer.policies:
        found = [(discount(terms, policy.price_fen), name) for name, terms in rules]
        taken_off, name = max(found, default=(Fen(0), ""))
        if taken_off:
            shown.append(
                {
                    "price_policy_id": policy.id,
                    "price_fen": policy.price_fen,
                    "member_price_fen": policy.price_fen - taken_off,
                    "name": name,
                }
            )
    return shown


def _terms_of(row: Coupon | CouponRecord) -> Terms:
    return Terms(
        coupon_type=row.coupon_type,
        money_fen=Fen(row.money_fen),
        off_percent=row.off_percent,
        minimum_fen=Fen(row.minimum_fen),
    )


def claimed_by(account_id: int, coupon_ids: list[int]) -> dict[int, int]:
    """How many of each of these coupons the account has claimed."""
    rows = CouponRecord.objects.filter(account_id=account_id, coupon_id__in=coupon_ids)
    return dict(rows.values_list("coupon_id").annotate(count=Count("id")))


def mine(account_id: int, state: State | None, today: date) -> QuerySet[CouponRecord]:
    """The account's coupons, those in one state or all, ending soonest first. Members' prices are no coupons to her."""
    rows = CouponRecord.objects.filter(account_id=account_id, members_only=False)
    if state is not None:
        rows = rows.filter(_is_in(state, today))
    return rows.select_related("product__course", "product__degree", "product__plan").order_by(
        "valid_end_date", "id"
    )


def _is_in(state: State, today: date) -> Q:
    """`validity.state` as a condition of the database."""
    over = Q(status=RecordStatus.EXPIRED) | Q(status=RecordStatus.UNUSED, valid_end_date__lt=today)
    return {
        State.USED: Q(status=RecordStatus.USED),
        State.HELD: Q(status=RecordStatus.HELD),
        State.UNUSED: Q(status=RecordStatus.UNUSED) & ~over,
        State.EXPIRED: over,
    }[state]


# Written out: each look at a settlement asks this, and having it built anew took five times as long as running it.
# What was chosen comes first, so that the cut never takes it away.
_HOLDINGS = f"""
SELECT * FROM coupons_couponrecord
WHERE account_id = %(account)s
  AND (id = ANY(%(also)s::bigint[])
       OR status IN ({RecordStatus.UNUSED:d}, {RecordStatus.HELD:d}) AND valid_end_date >= %(today)s
          AND (product_id IS NULL OR product_id = ANY(%(products)s::bigint[])))
ORDER BY id = ANY(%(also)s::bigint[]) DESC, valid_end_date, id
LIMIT {MOST_SHOWN}
"""  # noqa: S608 - only our own constants are formatted in


def holdings_for(
    account_id: int, *, product_ids: Collection[int], also: Collection[int], today: date
) -> list[Holding]:
    """The account's coupons that could matter to a purchase, at most `MOST_SHOWN`, ending soonest first.

    Those neither used nor expired that are site-wide or for these products, and the records in `also`
    whatever their state (so that it can be said why they no longer serve).
    """
    asked = {"account": account_id, "products": list(product_ids), "also": list(also), "today": today}
    return [holding_of(row) for row in CouponRecord.objects.raw(_HOLDINGS, asked)]


def locked_holdings(record_ids: list[int]) -> dict[int, Holding]:
    """These coupons, locked in id order until the transaction ends."""
    rows = CouponRecord.objects.select_for_update(of=("self",)).filter(pk__in=record_ids).order_by("id")
    return {row.pk: holding_of(row) for row in rows}


def coupon_shown(coupon: Coupon, mine: dict[int, int] | None) -> dict[str, Any]:
    """A coupon in the claim centre."""
    return {
        "id": coupon.pk,
        "brief": coupon.brief,
        **_terms_shown(coupon),
        "open_date": coupon.open_date,
        "close_date": coupon.close_date,
        "valid_from": coupon.valid_begin_date,
        "valid_until": coupon.valid_end_date,
        "valid_days": coupon.coupon_valid_days,
        "left": coupon.quantity - coupon.claimed,
        "per_account": coupon.per_account,
        "mine": None if mine is None else mine.get(coupon.pk, 0),
    }


def record_shown(record: CouponRecord, today: date) -> dict[str, Any]:
    """A record as its holder sees it."""
    return {
        "id": record.pk,
        **_terms_shown(record),
        "valid_from": record.valid_begin_date,
        "valid_until": record.valid_end_date,
        "state": state_of(holding_of(record), today),
        "claimed_at": record.claimed_at,
        "used_at": record.used_at,
    }


def _terms_shown(row: Coupon | CouponRecord) -> dict[str, Any]:
    return {
        "name": row.name,
        "coupon_type": row.coupon_type,
        "text": row.get_coupon_type_display(),
        "money_fen": row.money_fen,
        "off_percent": row.off_percent,
        "minimum_fen": row.minimum_fen,
        "product": row.product.key if row.product else None,
        "product_name": row.product.item.name if row.product else None,
    }
