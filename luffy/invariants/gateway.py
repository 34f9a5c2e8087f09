"""Our money against the gateway's own journal."""

from luffy.invariants.books import Books, Findings, find

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
WHERE t.paid > 0 AND a.state IS DISTINCT FROM 'paid' AND NOT EXISTS (
    SELECT FROM payments_gatewayevent e WHERE e.verdict = 'anomaly' AND e.out_trade_no = t.out_trade_no)
"""  # noqa: S608 - only texts of this file


def money_taken(books: Books) -> Findings:
    """All money the gateway took paid an order, goes back, or is an anomaly that a person was told of.

    Without a journal: of the money in our own books. Each number of the journal is looked up by its unique
    index; refunds that are due are few.
    """
    if books.journal is None:
        return find(_REFUNDS)
    return find(_REFUNDS, _TAKEN, journal=books.journal)


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

    A refund on its way may be done there and not yet here. One hash join of paid attempts and journal.
    """
    return find(_OURS, journal=books.journal, now=books.now)
