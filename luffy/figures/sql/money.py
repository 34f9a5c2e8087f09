"""Income and what goes back. Source: docs/rules/figures.md"""

# Income is counted on the day on which it was paid, whatever becomes of it later; refunds are told by themselves.
REVENUE_BY_DAY = """
SELECT d.day::date, count(o.id),
       coalesce(sum(o.payable_fen) FILTER (WHERE o.payment_type = 1), 0)::bigint,
       coalesce(sum(o.payable_fen) FILTER (WHERE o.payment_type = 0), 0)::bigint,
       coalesce(sum(o.payable_fen), 0)::bigint
FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS d(day)
LEFT JOIN orders_order o ON (o.paid_at AT TIME ZONE %(zone)s)::date = d.day::date
     AND o.paid_at >= %(begins_at)s AND o.paid_at < %(ends_at)s
GROUP BY 1 ORDER BY 1
"""

REVENUE_BY_CHANNEL = """
SELECT (ARRAY['wechat', 'alipay', 'coupon', 'berries'])[payment_type + 1], count(*), sum(payable_fen)::bigint
FROM orders_order WHERE paid_at >= %(begins_at)s AND paid_at < %(ends_at)s
GROUP BY payment_type ORDER BY 3 DESC, 1
"""

REVENUE_BY_PRODUCT = """
SELECT concat(p.kind, ':', coalesce(p.course_id, p.degree_id, p.plan_id)), max(coalesce(c.name, g.name, m.name)),
       count(*), sum(l.payable_fen)::bigint
FROM orders_orderline l
JOIN orders_order o ON o.id = l.order_id AND o.paid_at >= %(begins_at)s AND o.paid_at < %(ends_at)s
JOIN catalog_product p ON p.id = l.product_id
LEFT JOIN catalog_course c ON c.id = p.course_id LEFT JOIN catalog_degreecourse g ON g.id = p.degree_id
LEFT JOIN catalog_membershipplan m ON m.id = p.plan_id
GROUP BY p.id ORDER BY 4 DESC, 1 LIMIT 200
"""

REFUNDS_BY_DAY = """
SELECT d.day::date, count(r.id), coalesce(sum(r.cash_fen), 0)::bigint, coalesce(sum(r.berries), 0)::bigint
FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS d(day)
LEFT JOIN refunds_refundrequest r ON (r.done_at AT TIME ZONE %(zone)s)::date = d.day::date
     AND r.done_at >= %(begins_at)s AND r.done_at < %(ends_at)s AND r.state = 'done'
GROUP BY 1 ORDER BY 1
"""

# What the school owes is the balance of people's own ledger accounts.
LIABILITY_BY_DAY = """
WITH moved AS (
    SELECT (t.created_at AT TIME ZONE %(zone)s)::date AS day,
           sum(t.amount_berries * ((c.kind = ANY(%(own)s))::int - (d.kind = ANY(%(own)s))::int)) AS berries
    FROM wallet_transfer t
    JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
    WHERE t.created_at < %(ends_at)s GROUP BY 1
), day AS (
    SELECT s.day::date AS day, coalesce(m.berries, 0) AS berries
    FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS s(day)
    LEFT JOIN moved m ON m.day = s.day::date
), owed AS (
    SELECT day, berries, (SELECT coalesce(sum(berries), 0) FROM moved WHERE moved.day < %(from_date)s)
           + sum(berries) OVER (ORDER BY day) AS total
    FROM day
)
SELECT day, berries::bigint, total::bigint, (total * %(fen_per_berry)s)::bigint FROM owed ORDER BY day
"""

_ORDER = """
SELECT o.number, o.paid_at, (ARRAY['wechat', 'alipay', 'coupon', 'berries'])[o.payment_type + 1], o.payable_fen
FROM orders_order o WHERE o.paid_at >= %(begins_at)s AND o.paid_at < %(ends_at)s AND {which}
ORDER BY o.paid_at DESC, o.id DESC
"""
ORDERS_OF_DAY = _ORDER.format(
    which="(%(key)s::text IS NULL OR (o.paid_at AT TIME ZONE %(zone)s)::date = %(key)s::text::date)"
)
ORDERS_OF_CHANNEL = _ORDER.format(
    which="(%(key)s::text IS NULL OR "
    "(ARRAY['wechat', 'alipay', 'coupon', 'berries'])[o.payment_type + 1] = %(key)s::text)"
)

LINES_OF_PRODUCT = """
SELECT o.number, o.paid_at, l.name, l.payable_fen
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id JOIN catalog_product p ON p.id = l.product_id
WHERE o.paid_at >= %(begins_at)s AND o.paid_at < %(ends_at)s
  AND (%(key)s::text IS NULL OR concat(p.kind, ':', coalesce(p.course_id, p.degree_id)) = %(key)s::text)
ORDER BY o.paid_at DESC, l.id DESC
"""

REFUNDS_OF_DAY = """
SELECT r.number, r.done_at, o.number, r.cash_fen, r.berries
FROM refunds_refundrequest r JOIN orders_order o ON o.id = r.order_id
WHERE r.state = 'done' AND r.done_at >= %(begins_at)s AND r.done_at < %(ends_at)s
  AND (%(key)s::text IS NULL OR (r.done_at AT TIME ZONE %(zone)s)::date = %(key)s::text::date)
ORDER BY r.done_at DESC, r.id DESC
"""

TRANSFERS_OF_DAY = """
SELECT t.created_at, t.owner_id, t.memo,
       t.amount_berries * ((c.kind = ANY(%(own)s))::int - (d.kind = ANY(%(own)s))::int)
FROM wallet_transfer t
JOIN wallet_ledgeraccount d ON d.id = t.debit_id JOIN wallet_ledgeraccount c ON c.id = t.credit_id
WHERE t.created_at >= %(begins_at)s AND t.created_at < %(ends_at)s
  AND (c.kind = ANY(%(own)s)) <> (d.kind = ANY(%(own)s))
  AND (%(key)s::text IS NULL OR (t.created_at AT TIME ZONE %(zone)s)::date = %(key)s::text::date)
ORDER BY t.id DESC
"""
