"""Coupons: how many were claimed, and which order has which."""

from luffy.invariants.books import Books, Findings, find

_SEVERAL = """
SELECT concat('coupon_record:', record_id), concat('is on ', count(*), ' orders that still count')
FROM orders_ordercoupon WHERE released_at IS NULL GROUP BY record_id HAVING count(*) > 1
"""

# What a closed order failed to give back is found where closing is looked at.
_STATES = """
WITH live AS (
    SELECT c.record_id, o.number, o.status FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
    WHERE c.released_at IS NULL
)
SELECT concat('coupon_record:', r.id), CASE
    WHEN l.number IS NULL THEN concat('is ', r.status, ' (held or used) and on no order')
    WHEN l.status = %(pending)s THEN concat('is not held, but on the unpaid order ', l.number)
    ELSE concat('is not used, but on the paid order ', l.number) END
FROM coupons_couponrecord r LEFT JOIN live l ON l.record_id = r.id
WHERE CASE WHEN l.number IS NULL THEN r.status IN (%(record_held)s, %(record_used)s)
           WHEN l.status = %(pending)s THEN r.status <> %(record_held)s
           WHEN l.status = ANY(%(paid_for)s) THEN r.status <> %(record_used)s
           ELSE false END
"""

_GIVEN_BACK_EARLY = """
SELECT concat('order:', o.number), concat('gave back coupon record ', c.record_id, ' and is not over')
FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
WHERE c.released_at IS NOT NULL AND (o.status = %(pending)s OR o.status = ANY(%(paid_for)s) AND NOT EXISTS (
    SELECT FROM refunds_refundrequest r
    WHERE r.order_id = o.id AND r.gives_coupons AND r.state IN ('returning', 'done')))
"""


def uses(_books: Books) -> Findings:
    """A claimed coupon is on one order at most, held while that is unpaid and used when it is paid.

    A paid order keeps it unless all of it was given back in full.
    Coupons in use are found by the partial index on them and hashed against records and orders.
    """
    return find(_SEVERAL, _STATES, _GIVEN_BACK_EARLY)


_ISSUED = """
SELECT concat('coupon:', c.id), concat('has ', coalesce(r.claims, 0), ' records, counts ', c.claimed,
       ' and may issue ', c.quantity)
FROM coupons_coupon c
LEFT JOIN (SELECT coupon_id, count(*) AS claims FROM coupons_couponrecord GROUP BY coupon_id) r
  ON r.coupon_id = c.id
WHERE coalesce(r.claims, 0) <> c.claimed OR c.claimed > c.quantity
"""

_PER_ACCOUNT = """
SELECT concat('account:', r.account_id),
       concat('has ', r.claims, ' of coupon ', c.id, ', of which one may have ', c.per_account)
FROM (SELECT coupon_id, account_id, count(*) AS claims FROM coupons_couponrecord GROUP BY coupon_id, account_id) r
JOIN coupons_coupon c ON c.id = r.coupon_id
WHERE r.claims > c.per_account
"""


def claims(_books: Books) -> Findings:
    """No coupon was claimed more often than it exists, nor more often by one account than it may.

    Two groupings of the records, the second along their unique index. Lowering a limit below what was claimed
    is found as well.
    """
    return find(_ISSUED, _PER_ACCOUNT)
