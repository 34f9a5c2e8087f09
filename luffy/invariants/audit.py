"""Whoever changed a state left a trace."""

from luffy.invariants.books import Books, Findings, find, missing_guards
from luffy.orders.states import Move

_TRAILS = """
WITH thing AS (
    SELECT 'order:' || number AS subject, status::text AS state, %(pending)s::text AS born FROM orders_order
    UNION ALL SELECT 'attempt:' || out_trade_no, state, NULL FROM payments_paymentattempt
    UNION ALL SELECT 'refund:' || out_refund_no, state, NULL FROM payments_refund
    UNION ALL SELECT 'withdrawal:' || number, state::text, NULL FROM wallet_withdrawal
), step AS (
    SELECT id, subject, source, coalesce(before ->> 'status', before ->> 'state') AS before,
           coalesce(after ->> 'status', after ->> 'state') AS after
    FROM accounts_auditentry
    WHERE split_part(subject, ':', 1) IN ('order', 'attempt', 'refund', 'withdrawal')
      AND coalesce(after ->> 'status', after ->> 'state') IS NOT NULL
), trail AS (
    SELECT *, lag(after) OVER chain AS previous, lead(id) OVER chain IS NULL AS is_last
    FROM step WINDOW chain AS (PARTITION BY subject ORDER BY id)
)
SELECT t.subject, concat('is ', t.state, '; its audit rows lead to ', coalesce(s.after, t.born, 'nothing'))
FROM thing t LEFT JOIN trail s ON s.subject = t.subject AND s.is_last
WHERE t.state IS DISTINCT FROM coalesce(s.after, t.born)
UNION ALL
SELECT s.subject, concat('audit row ', s.id, ' tells of a move from ', s.before, ' to ', s.after,
       CASE WHEN s.source = '' THEN ' by nobody' ELSE ' that could not be' END)
FROM trail s JOIN thing t ON t.subject = s.subject
WHERE s.before IS DISTINCT FROM coalesce(s.previous, t.born) OR s.source = ''
   OR (s.subject LIKE 'order:%%' AND concat(s.before, '>', s.after) <> ALL(%(moves)s))
"""

# A grant and its audit row are of one moment, one account and one amount.
_GRANTS = """
WITH given AS (
    SELECT t.owner_id, t.created_at AS at, count(*) AS transfers,
           CASE WHEN d.kind = %(issued)s THEN t.amount_berries ELSE -t.amount_berries END AS amount
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE %(issued)s IN (d.kind, c.kind) GROUP BY t.owner_id, t.created_at, 4
), told AS (
    SELECT subject, at, (after ->> 'available')::bigint - (before ->> 'available')::bigint AS amount,
           count(*) AS rows
    FROM accounts_auditentry WHERE action = 'wallet.grant' GROUP BY 1, 2, 3
)
SELECT concat('account:', g.owner_id), concat('was given ', g.amount, ' berries ', g.transfers,
       ' times at one moment, with ', coalesce(a.rows, 0), ' audit rows')
FROM given g LEFT JOIN told a
  ON a.subject = 'account:' || g.owner_id AND a.at = g.at AND a.amount = g.amount
WHERE coalesce(a.rows, 0) <> g.transfers
"""


def trails(_books: Books) -> Findings:
    """Each order, attempt and refund came to its state by audited moves, and each gift of berries has its audit row.

    Sorts the audit rows of these subjects once, which their index by subject gives, and hashes them against
    the rows they tell of.
    """
    moves = [f"{int(move.source)}>{int(move.target)}" for move in Move]
    return find(_TRAILS, _GRANTS, moves=moves) + missing_guards("audit_append_only", "audit_never_emptied")
