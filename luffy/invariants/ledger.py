"""Berries: balances, transfers, and what orders hold."""

from luffy.invariants.books import WORDS, Books, Findings, find, missing_guards

# Every transfer is two entries: one of the account it leaves, one of the account it comes to.
_ACCOUNTS = """
WITH entry AS (
    SELECT debit_id AS account_id, debit_entry AS number, -amount_berries AS change,
           debit_balance_after AS after
    FROM wallet_transfer
    UNION ALL
    SELECT credit_id, credit_entry, amount_berries, credit_balance_after FROM wallet_transfer
), chain AS (
    SELECT *, row_number() OVER run AS wanted_number, sum(change) OVER run AS wanted_after
    FROM entry WINDOW run AS (PARTITION BY account_id ORDER BY number ROWS UNBOUNDED PRECEDING)
), summed AS (
    SELECT account_id, count(*) AS entries, sum(change) AS balance, min(after) AS lowest,
           min(number) FILTER (WHERE number <> wanted_number) AS gap,
           min(number) FILTER (WHERE after <> wanted_after) AS slip
    FROM chain GROUP BY account_id
), account AS (
    SELECT a.owner_id, a.kind, a.balance_berries, a.entries, s.gap, s.slip,
           coalesce(s.balance, 0) AS moved, coalesce(s.entries, 0) AS transfers,
           a.kind IN (%(available)s, %(held)s, %(withdrawing)s)
               AND least(a.balance_berries, s.lowest) < 0 AS is_below_zero
    FROM wallet_ledgeraccount a LEFT JOIN summed s ON s.account_id = a.id
)
SELECT concat('account:', owner_id, ' ',
              (ARRAY['available', 'held', 'revenue', 'issued', 'withdrawing', 'paid out'])[kind + 1]),
       CASE WHEN gap IS NOT NULL THEN concat('entry ', gap, ' does not follow the one before it')
            WHEN slip IS NOT NULL THEN concat('entry ', slip, ' leaves another balance than it says')
            WHEN balance_berries <> moved THEN concat('holds ', balance_berries, ', its transfers say ', moved)
            WHEN entries <> transfers THEN concat('counts ', entries, ' entries, there are ', transfers)
            ELSE 'was or is below zero' END
FROM account
WHERE gap IS NOT NULL OR slip IS NOT NULL OR balance_berries <> moved OR entries <> transfers OR is_below_zero
"""

_OWNERS = """
SELECT concat('account:', owner_id), concat('the balances come to ', sum(balance_berries), ', not to 0')
FROM wallet_ledgeraccount GROUP BY owner_id HAVING sum(balance_berries) <> 0
"""

_STRANGERS = """
SELECT concat('transfer:', t.key), 'moves berries between different people'
FROM wallet_transfer t
JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
WHERE d.owner_id <> t.owner_id OR c.owner_id <> t.owner_id
"""

# What a person's lots hold is what her accounts hold.
_LOTS = """
WITH lots AS (
    SELECT owner_id, sum(available_berries) AS available, sum(held_berries) AS held,
           sum(withdrawing_berries) AS withdrawing
    FROM wallet_berrylot GROUP BY owner_id
), accounts AS (
    SELECT owner_id, sum(balance_berries) FILTER (WHERE kind = %(available)s) AS available,
           sum(balance_berries) FILTER (WHERE kind = %(held)s) AS held,
           coalesce(sum(balance_berries) FILTER (WHERE kind = %(withdrawing)s), 0) AS withdrawing
    FROM wallet_ledgeraccount GROUP BY owner_id
)
SELECT concat('account:', a.owner_id, ' lots'), concat('has ', a.available, ' available, ', a.held, ' held, ',
       a.withdrawing, ' to be paid out; its lots ', coalesce(l.available, 0), ', ', coalesce(l.held, 0), ', ',
       coalesce(l.withdrawing, 0))
FROM accounts a LEFT JOIN lots l ON l.owner_id = a.owner_id
WHERE (a.available, a.held, a.withdrawing)
   <> (coalesce(l.available, 0), coalesce(l.held, 0), coalesce(l.withdrawing, 0))
"""

_USES = """
SELECT concat('transfer:', t.key), concat('moves ', t.amount_berries, ' berries, of lots ', coalesce(u.amount, 0))
FROM wallet_transfer t
LEFT JOIN (SELECT transfer_id, sum(amount_berries) AS amount FROM wallet_lotuse GROUP BY 1) u
    ON u.transfer_id = t.id
WHERE coalesce(u.amount, 0) <> t.amount_berries
"""

# What is in a lot is what its uses brought there and left there.
_LOT_CHAIN = """
WITH used AS (
    SELECT u.lot_id, bool_or(t.owner_id <> l.owner_id) AS is_strange,
           sum(u.amount_berries * ((c.kind = %(available)s)::int - (d.kind = %(available)s)::int)) AS available,
           sum(u.amount_berries * ((c.kind = %(held)s)::int - (d.kind = %(held)s)::int)) AS held,
           sum(u.amount_berries * ((c.kind = %(withdrawing)s)::int - (d.kind = %(withdrawing)s)::int)) AS withdrawing
    FROM wallet_lotuse u JOIN wallet_berrylot l ON l.id = u.lot_id JOIN wallet_transfer t ON t.id = u.transfer_id
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    GROUP BY u.lot_id
)
SELECT concat('lot:', l.id), CASE WHEN u.is_strange THEN 'was moved by another person''s transfer'
       ELSE concat('has ', l.available_berries, ' available, ', l.held_berries, ' held, ', l.withdrawing_berries,
                   ' to be paid out; its uses say ', u.available, ', ', u.held, ', ', u.withdrawing) END
FROM wallet_berrylot l LEFT JOIN used u ON u.lot_id = l.id
WHERE u.lot_id IS NULL OR u.is_strange OR (u.available, u.held, u.withdrawing)
   <> (l.available_berries, l.held_berries, l.withdrawing_berries)
"""


def wallets(_books: Books) -> Findings:
    """A balance is the sum of its entries, which follow each other without a gap, and nobody falls below zero.

    Lots hold what the accounts hold, and were moved by the same transfers. Reads each transfer once and sorts its
    two entries by account: linear in the transfers.
    """
    guards = missing_guards(
        "transfer_append_only", "transfer_never_emptied", "lot_use_append_only", "lot_keeps_origin"
    )
    return find(_ACCOUNTS, _OWNERS, _STRANGERS, _LOTS, _USES, _LOT_CHAIN) + guards


# What each order held, what of it came back, and what was spent, from there or at once.
_HOLDS = """
WITH moved AS (
    SELECT split_part(t.key, ':', 2) AS number, t.owner_id,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(held)s), 0) AS taken,
           coalesce(sum(t.amount_berries) FILTER (WHERE d.kind = %(held)s), 0) AS left_it,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(revenue)s), 0) AS paid,
           coalesce(sum(t.amount_berries) FILTER (WHERE d.kind = %(revenue)s), 0) AS returned
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE %(held)s IN (d.kind, c.kind) OR %(revenue)s IN (d.kind, c.kind) GROUP BY 1, 2
), spending AS (
    SELECT o.number, o.status, o.berries_spent AS spent, coalesce(m.taken, 0) AS taken,
           coalesce(m.taken - m.left_it, 0) AS still_held, coalesce(m.paid, 0) AS paid,
           coalesce(m.returned, 0) AS returned
    FROM orders_order o LEFT JOIN moved m ON m.number = o.number AND m.owner_id = o.account_id
    WHERE o.status = ANY(%(statuses)s) AND (o.berries_spent > 0 OR m.number IS NOT NULL)
)
SELECT concat('order:', number),
       concat('spends ', spent, ' berries: held ', taken, ', holds ', still_held, ', took in ', paid,
              ', gave back ', returned)
FROM spending
WHERE still_held <> CASE WHEN status = %(pending)s THEN spent ELSE 0 END
   OR paid <> CASE WHEN status = ANY(%(paid_for)s) THEN spent ELSE 0 END
   OR (status = ANY(%(closed)s) AND taken <> spent)
   OR returned > paid
"""

_HOLDS_OF_NOBODY = """
SELECT concat('transfer:', t.key), 'holds, frees or spends berries of no order of its owner'
FROM wallet_transfer t
JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
WHERE (%(held)s IN (d.kind, c.kind) OR %(revenue)s IN (d.kind, c.kind)) AND NOT EXISTS (
    SELECT FROM orders_order o
    WHERE t.key LIKE 'order:%%' AND o.number = split_part(t.key, ':', 2) AND o.account_id = t.owner_id)
"""

# What each withdrawal set aside, and what became of it.
_WITHDRAWALS = """
WITH moved AS (
    SELECT split_part(t.key, ':', 2) AS number, t.owner_id,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(withdrawing)s), 0) AS taken,
           coalesce(sum(t.amount_berries) FILTER (WHERE d.kind = %(withdrawing)s), 0) AS left_it,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(paid_out)s), 0)
               - coalesce(sum(t.amount_berries) FILTER (WHERE d.kind = %(paid_out)s), 0) AS paid
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE %(withdrawing)s IN (d.kind, c.kind) OR %(paid_out)s IN (d.kind, c.kind) GROUP BY 1, 2
)
SELECT concat('withdrawal:', coalesce(w.number, m.number)), CASE WHEN w.id IS NULL
       THEN concat('is none of account ', m.owner_id, ', but berries were set aside for it')
       ELSE concat('is of ', w.amount_berries, ' berries: set aside ', coalesce(m.taken, 0), ', of which ',
                   coalesce(m.left_it, 0), ' went on; paid out ', coalesce(m.paid, 0)) END
FROM wallet_withdrawal w FULL JOIN moved m ON m.number = w.number AND m.owner_id = w.owner_id
WHERE w.id IS NULL OR m.number IS NULL OR m.taken <> w.amount_berries
   OR m.left_it <> CASE WHEN w.ended_at IS NULL THEN 0 ELSE w.amount_berries END
   OR m.paid <> CASE WHEN w.state = %(withdrawal_paid)s THEN w.amount_berries ELSE 0 END
"""

_COUPONS_KEPT = """
SELECT concat('order:', o.number), concat('is over and still has coupon record ', c.record_id)
FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
WHERE c.released_at IS NULL AND o.status = ANY(%(closed)s)
"""


def holds(_books: Books) -> Findings:
    """An unpaid order holds just the berries it will spend; a paid one has spent them and holds none.

    A withdrawal under way has set aside what it is of; then all of it was paid out or came back. One pass over the
    transfers, hashed against orders and withdrawals.
    """
    return find(_HOLDS, _HOLDS_OF_NOBODY, _WITHDRAWALS, statuses=[WORDS["pending"], *WORDS["paid_for"]])


def releases(_books: Books) -> Findings:
    """A cancelled or expired order gave back exactly the berries and coupons it held, once.

    As `holds`, and one pass over the coupons that no order has given back.
    """
    return find(_HOLDS, _COUPONS_KEPT, statuses=WORDS["closed"])
