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
           a.kind IN (%(available)s, %(held)s) AND least(a.balance_berries, s.lowest) < 0 AS is_below_zero
    FROM wallet_ledgeraccount a LEFT JOIN summed s ON s.account_id = a.id
)
SELECT concat('account:', owner_id, ' ', (ARRAY['available', 'held', 'revenue', 'issued'])[kind + 1]),
       CASE WHEN gap IS NOT NULL THEN concat('entry ', gap, ' does not follow the one before it')
            WHEN slip IS NOT NULL THEN concat('entry ', slip, ' leaves another balance than it says')
            WHEN balance_berries <> moved THEN concat('holds ', balance_berries, ', its transfers say ', moved)
            WHEN entries <> transfers THEN concat('counts ', entries, ' entries, there are ', transfers)
            ELSE 'was or is below zero' END
FROM account
WHERE gap IS NOT NULL OR slip IS NOT NULL OR balance_berries <> moved OR entries <> transfers OR is_below_zero
"""

_OWNERS = """
SELECT concat('account:', owner_id), concat('the four balances come to ', sum(balance_berries), ', not to 0')
FROM wallet_ledgeraccount GROUP BY owner_id HAVING sum(balance_berries) <> 0
"""

_STRANGERS = """
SELECT concat('transfer:', t.key), 'moves berries between different people'
FROM wallet_transfer t
JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
WHERE d.owner_id <> t.owner_id OR c.owner_id <> t.owner_id
"""


def wallets(_books: Books) -> Findings:
    """A balance is the sum of its entries, which follow each other without a gap, and nobody falls below zero.

    Reads each transfer once and sorts its two entries by account: linear in the transfers.
    """
    return find(_ACCOUNTS, _OWNERS, _STRANGERS) + missing_guards("transfer_append_only")


# What each order held, what of it came back, and what was spent, from there or at once.
_HOLDS = """
WITH moved AS (
    SELECT split_part(t.key, ':', 2) AS number, t.owner_id,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(held)s), 0) AS taken,
           coalesce(sum(t.amount_berries) FILTER (WHERE d.kind = %(held)s), 0) AS left_it,
           coalesce(sum(t.amount_berries) FILTER (WHERE c.kind = %(revenue)s), 0) AS paid
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE %(held)s IN (d.kind, c.kind) OR c.kind = %(revenue)s GROUP BY 1, 2
), spending AS (
    SELECT o.number, o.status, o.berries_spent AS spent, coalesce(m.taken, 0) AS taken,
           coalesce(m.taken - m.left_it, 0) AS still_held, coalesce(m.paid, 0) AS paid
    FROM orders_order o LEFT JOIN moved m ON m.number = o.number AND m.owner_id = o.account_id
    WHERE o.status = ANY(%(statuses)s) AND (o.berries_spent > 0 OR m.number IS NOT NULL)
)
SELECT concat('order:', number),
       concat('spends ', spent, ' berries: held ', taken, ', holds ', still_held, ', took in ', paid)
FROM spending
WHERE still_held <> CASE WHEN status = %(pending)s THEN spent ELSE 0 END
   OR paid <> CASE WHEN status = ANY(%(paid_for)s) THEN spent ELSE 0 END
   OR (status = ANY(%(closed)s) AND taken <> spent)
"""

_HOLDS_OF_NOBODY = """
SELECT concat('transfer:', t.key), 'holds, frees or spends berries of no order of its owner'
FROM wallet_transfer t
JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
WHERE (%(held)s IN (d.kind, c.kind) OR c.kind = %(revenue)s) AND NOT EXISTS (
    SELECT FROM orders_order o
    WHERE t.key LIKE 'order:%%' AND o.number = split_part(t.key, ':', 2) AND o.account_id = t.owner_id)
"""

_COUPONS_KEPT = """
SELECT concat('order:', o.number), concat('is over and still has coupon record ', c.record_id)
FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
WHERE c.released_at IS NULL AND o.status = ANY(%(closed)s)
"""


def holds(_books: Books) -> Findings:
    """An unpaid order holds just the berries it will spend; a paid one has spent them and holds none.

    One pass over the transfers of orders, hashed against the orders.
    """
    return find(_HOLDS, _HOLDS_OF_NOBODY, statuses=[WORDS["pending"], *WORDS["paid_for"]])


def releases(_books: Books) -> Findings:
    """A cancelled or expired order gave back exactly the berries and coupons it held, once.

    As `holds`, and one pass over the coupons that no order has given back.
    """
    return find(_HOLDS, _COUPONS_KEPT, statuses=WORDS["closed"])
