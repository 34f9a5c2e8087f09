"""What was paid for single courses and deducted from degrees."""

from luffy.invariants.books import Books, Findings, find
from luffy.orders.models import OrderStatus

_SUMS = """
SELECT concat('order:', o.number), concat('line ', l.position, ' has ', l.credit_fen, ' fen deducted, of purchases ',
       coalesce(c.fen, 0))
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
LEFT JOIN (SELECT line_id, sum(credit_fen) AS fen FROM orders_ordercredit GROUP BY line_id) c ON c.line_id = l.id
WHERE l.credit_fen <> coalesce(c.fen, 0)
"""

_SOURCES = """
SELECT concat('order:', o.number), concat('line ', l.position, ' has deducted line ', s.position,
       ' of order ', p.number)
FROM orders_ordercredit c
JOIN orders_orderline l ON l.id = c.line_id JOIN orders_order o ON o.id = l.order_id
JOIN orders_orderline s ON s.id = c.source_id JOIN orders_order p ON p.id = s.order_id
LEFT JOIN orders_linereturn r ON r.line_id = s.id
WHERE p.account_id <> o.account_id OR c.credit_fen > s.payable_fen OR p.id = o.id
   OR c.released_at IS NULL AND (p.paid_at IS NULL OR coalesce(r.state IN ('asked', 'returning', 'returned'), false))
"""

_RELEASES = """
SELECT concat('order:', o.number), concat('line ', l.position,
       CASE WHEN c.released_at IS NULL THEN ' is gone and keeps' ELSE ' lasts without' END, ' what it had deducted')
FROM orders_ordercredit c
JOIN orders_orderline l ON l.id = c.line_id JOIN orders_order o ON o.id = l.order_id
LEFT JOIN orders_linereturn r ON r.line_id = l.id
WHERE (c.released_at IS NOT NULL)
      <> (o.status = ANY(%(over)s) OR coalesce(r.state IN ('returning', 'returned'), false))
"""

_TWICE = """
SELECT concat('line:', source_id), concat('is deducted ', count(*), ' times')
FROM orders_ordercredit WHERE released_at IS NULL GROUP BY source_id HAVING count(*) > 1
"""


def deductions(_books: Books) -> Findings:
    """A degree has just its buyer's own purchases deducted, none for more than was paid, none twice, none given back.

    They are free again when its order closed unpaid or it was given back. Hash joins over the deductions, of which
    there are few.
    """
    over = [OrderStatus.CANCELLED.value, OrderStatus.EXPIRED.value]
    return find(_SUMS, _SOURCES, _RELEASES, _TWICE, over=over)
