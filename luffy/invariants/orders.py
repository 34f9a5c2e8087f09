"""Orders: their lines, their money, their keys."""

from luffy.invariants.books import Books, Findings, find, missing_guards

_LINES_PAYABLE = """
SELECT concat('order:', o.number), concat('asks ', o.payable_fen, ' fen, its lines ', l.payable_fen)
FROM orders_order o
JOIN (SELECT order_id, sum(payable_fen) AS payable_fen FROM orders_orderline GROUP BY order_id) l
  ON l.order_id = o.id
WHERE l.payable_fen <> o.payable_fen
"""

# The partial unique index on settling attempts makes this a merge of two sorted lists.
_MONEY = """
WITH settled AS (
    SELECT order_id, count(*) AS attempts, sum(amount_fen) AS fen
    FROM payments_paymentattempt WHERE disposition = 'settled_order' GROUP BY order_id
)
SELECT concat('order:', o.number),
       CASE WHEN o.status <> ALL(%(paid_for)s) THEN concat('is not paid, but took ', s.fen, ' fen')
            ELSE concat('costs ', o.payable_fen, ' fen, got ', coalesce(s.fen, 0), ' in ',
                        coalesce(s.attempts, 0), ' payments') END
FROM orders_order o LEFT JOIN settled s ON s.order_id = o.id
WHERE CASE WHEN o.status = ANY(%(paid_for)s)
           THEN coalesce(s.fen, 0) <> o.payable_fen OR s.attempts > 1
           ELSE s.order_id IS NOT NULL END
"""


def amounts(_books: Books) -> Findings:
    """An order asks for the sum of its lines, and when it is paid got that in one payment, or in none for 0 fen.

    Sums lines and settling attempts once and hashes them against the orders.
    """
    return find(_LINES_PAYABLE, _MONEY)


_WITHOUT_LINES = """
SELECT concat('order:', o.number), 'has no line'
FROM orders_order o WHERE NOT EXISTS (SELECT FROM orders_orderline l WHERE l.order_id = o.id)
"""


def lines(_books: Books) -> Findings:
    """No order is without lines, and the guard that keeps lines from being changed stands.

    An anti-join along the index of lines by order; what a line was before a change is not stored.
    """
    return find(_WITHOUT_LINES) + missing_guards(
        "order_line_immutable", "order_equals_its_lines", "order_line_added", "order_amounts_change"
    )


_SAME_KEY = """
SELECT concat('account:', account_id), concat('has ', count(*), ' orders of the key ', idempotency_key)
FROM orders_order GROUP BY account_id, idempotency_key HAVING count(*) > 1
"""

_SAME_SETTLEMENT = """
SELECT concat('settlement:', settlement_id), concat('became ', count(*), ' orders')
FROM orders_order GROUP BY settlement_id HAVING count(*) > 1
"""


def keys(_books: Books) -> Findings:
    """One idempotency key of one account made at most one order, and so did one settlement.

    Two groupings, each along its unique index.
    """
    return find(_SAME_KEY, _SAME_SETTLEMENT)


_PARTS = """
WITH summed AS (
    SELECT order_id, sum(listed_fen) AS listed, sum(credit_fen) AS credit, sum(line_discount_fen) AS line_discount,
           sum(site_discount_fen) AS site_discount, sum(berries_spent) AS berries,
           sum(berries_discount_fen) AS berries_discount
    FROM orders_orderline GROUP BY order_id
)
SELECT concat('order:', o.number), concat_ws(', ',
    CASE WHEN s.listed <> o.listed_fen THEN 'listed' END,
    CASE WHEN s.credit <> o.credit_fen THEN 'credit' END,
    CASE WHEN s.line_discount <> o.line_discount_fen THEN 'line discount' END,
    CASE WHEN s.site_discount <> o.site_discount_fen THEN 'site discount' END,
    CASE WHEN s.berries <> o.berries_spent THEN 'berries' END,
    CASE WHEN s.berries_discount <> o.berries_discount_fen THEN 'berries discount' END
) || ' of its lines does not come to its own'
FROM orders_order o JOIN summed s ON s.order_id = o.id
WHERE (s.listed, s.credit, s.line_discount, s.site_discount, s.berries, s.berries_discount)
   <> (o.listed_fen, o.credit_fen, o.line_discount_fen, o.site_discount_fen, o.berries_spent, o.berries_discount_fen)
"""

_COUPON_PARTS = """
SELECT concat('order:', o.number), concat('coupon record ', c.record_id, ' is put down for ', c.discount_fen,
       ' fen, but took off ', coalesce(l.line_discount_fen, o.site_discount_fen))
FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
LEFT JOIN orders_orderline l ON l.id = c.line_id
WHERE c.discount_fen <> coalesce(l.line_discount_fen, o.site_discount_fen)
"""


def splits(_books: Books) -> Findings:
    """However an order is split over its lines, every part of it comes out exactly.

    Sums the lines once and hashes them against the orders.
    """
    return find(_PARTS, _COUPON_PARTS)
