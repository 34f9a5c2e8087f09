"""How campaigns go: claimed, used, expired, and what orders with their coupons brought. One query for a page of them.

Source: docs/rules/campaigns.md
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from luffy.coupons.models import RecordStatus
from luffy.orders.models import OrderStatus
from luffy.payments.models import Disposition, RefundState

PAID = [OrderStatus.PAID.value, OrderStatus.REFUNDING.value, OrderStatus.REFUNDED.value]


@dataclass(frozen=True, slots=True)
class Funnel:
    """`claimed` = unused + held + used + expired. `revenue_fen`: cash of paid orders, less what went back."""

    claimed: int = 0
    unused: int = 0
    held: int = 0
    used: int = 0
    expired: int = 0
    by_code: int = 0
    orders: int = 0
    discount_fen: int = 0
    revenue_fen: int = 0


_FUNNEL = """
WITH held AS (
    SELECT coupon_id,
           count(*) AS claimed,
           count(*) FILTER (WHERE status = %(unused)s AND valid_end_date >= %(today)s) AS unused,
           count(*) FILTER (WHERE status = %(held)s) AS held,
           count(*) FILTER (WHERE status = %(used)s) AS used,
           count(*) FILTER (
               WHERE status = %(expired)s OR status = %(unused)s AND valid_end_date < %(today)s) AS expired,
           count(*) FILTER (WHERE code_id IS NOT NULL) AS by_code
    FROM coupons_couponrecord WHERE coupon_id = ANY(%(coupons)s) GROUP BY coupon_id
), bought AS (
    SELECT record.coupon_id, taken.order_id, sum(taken.discount_fen) AS discount_fen
    FROM orders_ordercoupon taken JOIN coupons_couponrecord record ON record.id = taken.record_id
    JOIN orders_order o ON o.id = taken.order_id AND o.status = ANY(%(paid)s)
    WHERE record.coupon_id = ANY(%(coupons)s) GROUP BY record.coupon_id, taken.order_id
), back AS (
    SELECT attempt.order_id, sum(refund.amount_fen) AS fen
    FROM payments_refund refund JOIN payments_paymentattempt attempt ON attempt.id = refund.attempt_id
    WHERE refund.state = %(done)s AND attempt.disposition = %(settled)s
      AND attempt.order_id IN (SELECT order_id FROM bought)
    GROUP BY attempt.order_id
), sold AS (
    SELECT bought.coupon_id, count(*) AS orders, sum(bought.discount_fen) AS discount_fen,
           sum(o.payable_fen - coalesce(back.fen, 0)) AS revenue_fen
    FROM bought JOIN orders_order o ON o.id = bought.order_id LEFT JOIN back ON back.order_id = o.id
    GROUP BY bought.coupon_id
)
SELECT held.coupon_id, held.claimed, held.unused, held.held, held.used, held.expired, held.by_code,
       coalesce(sold.orders, 0), coalesce(sold.discount_fen, 0)::bigint, coalesce(sold.revenue_fen, 0)::bigint
FROM held LEFT JOIN sold USING (coupon_id)
"""


def funnels(coupon_ids: Collection[int], *, today: date) -> dict[int, Funnel]:
    """The numbers of each of these coupons; one that nobody claimed has noughts."""
    asked: dict[str, Any] = {
        "coupons": list(coupon_ids),
        "today": today,
        "unused": RecordStatus.UNUSED.value,
        "held": RecordStatus.HELD.value,
        "used": RecordStatus.USED.value,
        "expired": RecordStatus.EXPIRED.value,
        "paid": PAID,
        "done": RefundState.DONE.value,
        "settled": Disposition.SETTLED_ORDER.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FUNNEL, asked)
        found = {row[0]: Funnel(*row[1:]) for row in cursor.fetchall()}
    return {pk: found.get(pk, Funnel()) for pk in coupon_ids}
