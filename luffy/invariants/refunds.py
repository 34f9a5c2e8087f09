"""What buyers were given back is what was granted to them."""

from luffy.invariants.books import Books, Findings, find, missing_guards
from luffy.orders.models import OrderStatus, ReturnState
from luffy.refunds.models import GRANTED, UNFINISHED, RequestState

_SUMS = """
SELECT concat('refund_request:', r.number), concat('grants ', r.cash_fen, ' fen and ', r.berries,
       ' berries, its lines ', l.cash_fen, ' and ', l.berries)
FROM refunds_refundrequest r
JOIN (SELECT request_id, sum(cash_fen) AS cash_fen, sum(berries) AS berries
      FROM refunds_refundrequestline GROUP BY request_id) l ON l.request_id = r.id
WHERE (l.cash_fen, l.berries) <> (r.cash_fen, r.berries)
"""

_SHARES = """
SELECT concat('refund_request:', r.number), concat('line ', l.position, ' gives back more than its share')
FROM refunds_refundrequestline b
JOIN refunds_refundrequest r ON r.id = b.request_id JOIN orders_orderline l ON l.id = b.line_id
WHERE l.order_id <> r.order_id OR b.cash_fen + b.fee_fen <> l.payable_fen * b.percent / 100
   OR b.berries <> l.berries_spent * b.percent / 100
"""

_CASH = """
SELECT concat('refund_request:', r.number),
       concat('grants ', r.cash_fen, ' fen; ', coalesce(c.amount_fen, 0), ' go back of the order''s money')
FROM refunds_refundrequest r
LEFT JOIN payments_refund c ON c.id = r.cash_refund_id
LEFT JOIN payments_paymentattempt a ON a.id = c.attempt_id
WHERE r.state = ANY(%(granted)s) AND r.cash_fen > 0 AND (c.amount_fen, a.order_id, a.disposition)
      IS DISTINCT FROM (r.cash_fen, r.order_id, 'settled_order')
"""

_BERRIES = """
SELECT concat('refund_request:', r.number),
       concat('is ', r.state, ' over ', r.berries, ' berries; ', coalesce(t.amount_berries, 0), ' came back')
FROM refunds_refundrequest r JOIN orders_order o ON o.id = r.order_id
LEFT JOIN wallet_transfer t ON t.key = concat('order:', o.number, ':refund:', r.ordinal)
WHERE coalesce(t.amount_berries, 0) <> CASE WHEN r.state = ANY(%(granted)s) THEN r.berries ELSE 0 END
"""

_BERRIES_OF_NOBODY = """
SELECT concat('transfer:', t.key), 'gives back berries that nobody granted'
FROM wallet_transfer t JOIN wallet_ledgeraccount d ON d.id = t.debit_id AND d.kind = %(revenue)s
WHERE NOT EXISTS (
    SELECT FROM orders_order o JOIN refunds_refundrequest r ON r.order_id = o.id AND r.state = ANY(%(granted)s)
    WHERE o.account_id = t.owner_id AND t.key = concat('order:', o.number, ':refund:', r.ordinal))
"""

# How far a line is, by the order and by the one request that counts.
_LINES = """
SELECT concat('order:', o.number), concat('line ', l.position, ' is ', coalesce(b.state, 'kept'),
       '; its requests say ', coalesce(told.state, 'kept'))
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
LEFT JOIN orders_linereturn b ON b.line_id = l.id
LEFT JOIN (
    SELECT w.line_id, CASE WHEN r.state = ANY(%(undecided)s) THEN 'asked' WHEN r.state = 'returning' THEN 'returning'
                           WHEN r.state = 'done' THEN 'returned' ELSE 'dropped' END AS state
    FROM refunds_refundrequestline w JOIN refunds_refundrequest r ON r.id = w.request_id WHERE w.is_live
) told ON told.line_id = l.id
WHERE (b.id IS NOT NULL OR told.line_id IS NOT NULL) AND coalesce(b.state, 'kept') <> coalesce(told.state, 'kept')
"""

_ORDERS = """
WITH going AS (
    SELECT o.id, bool_and(b.state IS NOT NULL AND b.state = ANY(%(given_back)s)) AS is_all_back,
           EXISTS (SELECT FROM refunds_refundrequest r
                   WHERE r.order_id = o.id AND r.state = ANY(%(unfinished)s)) AS is_asked_for
    FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id
    LEFT JOIN orders_linereturn b ON b.line_id = l.id
    WHERE o.status = ANY(%(moving)s) OR EXISTS (SELECT FROM refunds_refundrequest r WHERE r.order_id = o.id)
    GROUP BY o.id
)
SELECT concat('order:', o.number), concat('has status ', o.status, ', but ',
       CASE WHEN g.is_asked_for THEN 'is asked back' WHEN g.is_all_back THEN 'is all back' ELSE 'is kept' END)
FROM going g JOIN orders_order o ON o.id = g.id
WHERE o.status <> CASE WHEN g.is_asked_for THEN %(refunding)s WHEN g.is_all_back THEN %(refunded)s
                       ELSE %(paid)s END
"""


def given_back(_books: Books) -> Findings:
    """Each granted request gave back its lines' shares once, no more, and order and lines say how far it is.

    Requests are few beside orders; each part starts from them, or from the orders and transfers that moved back.
    """
    return find(
        _SUMS,
        _SHARES,
        _CASH,
        _BERRIES,
        _BERRIES_OF_NOBODY,
        _LINES,
        _ORDERS,
        granted=[state.value for state in GRANTED],
        undecided=[RequestState.ASKED.value, RequestState.APPROVED_ONCE.value],
        unfinished=[state.value for state in UNFINISHED],
        given_back=[ReturnState.RETURNING.value, ReturnState.RETURNED.value],
        moving=[OrderStatus.REFUNDING.value, OrderStatus.REFUNDED.value],
        refunding=OrderStatus.REFUNDING.value,
        refunded=OrderStatus.REFUNDED.value,
    ) + missing_guards("refunds_within_payment")
