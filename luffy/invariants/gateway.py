"""Our money against the gateway's own journal, and against its bills."""

from datetime import timedelta

from luffy.invariants import billed
from luffy.invariants.books import Books, Findings, find

# How long a difference may wait for a person.
LOOKED_AT_WITHIN = timedelta(days=2)

# What must go back has a refund of the same amount; one that the gateway refused is told to a person.
_REFUNDS = """
SELECT concat('attempt:', a.out_trade_no),
       concat('took ', a.amount_fen, ' fen for no order, and ', coalesce(sum(r.amount_fen), 0), ' go back')
FROM payments_paymentattempt a LEFT JOIN payments_refund r ON r.attempt_id = a.id
WHERE a.disposition = 'refund_required' GROUP BY a.id
HAVING coalesce(sum(r.amount_fen), 0) <> a.amount_fen
"""

_THEIRS = """
WITH theirs AS (
    SELECT out_trade_no, coalesce(sum(amount_fen) FILTER (WHERE op = 'pay'), 0) AS paid,
           coalesce(sum(amount_fen) FILTER (WHERE op = 'refund_done'), 0) AS refunded
    FROM jsonb_to_recordset(%(journal)s::jsonb) AS entry (op text, out_trade_no text, amount_fen bigint)
    WHERE op IN ('pay', 'refund_done') GROUP BY out_trade_no
)"""

_TAKEN = f"""{_THEIRS}
SELECT concat('attempt:', t.out_trade_no), concat('the gateway took ', t.paid, ' fen; to us it is ',
       coalesce(a.state, 'unknown'))
FROM theirs t LEFT JOIN payments_paymentattempt a ON a.out_trade_no = t.out_trade_no
WHERE t.paid > t.refunded AND a.state IS DISTINCT FROM 'paid' AND NOT EXISTS (
    SELECT FROM payments_gatewayevent e WHERE e.verdict = 'anomaly' AND e.out_trade_no = t.out_trade_no)
  AND NOT EXISTS (SELECT FROM payments_foreignrefund f WHERE f.out_trade_no = t.out_trade_no)
"""  # noqa: S608 - only texts of this file


def money_taken(books: Books) -> Findings:
    """All money the gateway took paid an order, goes back, or is an anomaly that a person was told of.

    The money is that of our own books, of the bills, and of the journal where there is one. Each number of them
    is looked up by its unique index; refunds that are due are few.
    """
    if books.journal is None:
        return find(_REFUNDS, billed.TAKEN)
    return find(_REFUNDS, billed.TAKEN, _TAKEN, journal=books.journal)


# Money that a person gave back another way is none of the gateway's.
_BY_GATEWAY = "r.by_hand_reference = ''"

_OURS = f"""{_THEIRS}, ours AS (
    SELECT a.out_trade_no, a.amount_fen AS paid,
           coalesce(sum(r.amount_fen) FILTER (WHERE r.done_at <= %(now)s AND {_BY_GATEWAY}), 0) AS returned,
           coalesce(sum(r.amount_fen) FILTER (WHERE r.state <> 'rejected' AND {_BY_GATEWAY}), 0) AS asked_back
    FROM payments_paymentattempt a LEFT JOIN payments_refund r ON r.attempt_id = a.id
    WHERE a.paid_at <= %(now)s GROUP BY a.id
)
SELECT concat('attempt:', o.out_trade_no),
       concat('we say ', o.paid, ' fen came and ', o.returned, ' went back, the gateway ',
              coalesce(t.paid, 0), ' and ', coalesce(t.refunded, 0))
FROM ours o LEFT JOIN theirs t ON t.out_trade_no = o.out_trade_no
WHERE coalesce(t.paid, 0) <> o.paid OR coalesce(t.refunded, 0) NOT BETWEEN o.returned AND o.asked_back
"""  # noqa: S608 - only texts of this file


def totals(books: Books) -> Findings:
    """For each payment in our books the gateway took the same amount and gave the same amount back.

    By its bills, and by the journal where there is one; a difference that was told counts after two days. A refund
    on its way may be done there and not yet here. A hash join of paid attempts and bills, and one with the journal.
    """
    billed_ones = find(billed.TOTALS, billed.UNRESOLVED, old=books.now - LOOKED_AT_WITHIN)
    if books.journal is None:
        return billed_ones
    return billed_ones + find(_OURS, journal=books.journal, now=books.now)
