"""A school with a past: hundreds of thousands of paid orders, written by SQL.

Ten orders an account, two courses each, paid with berries: orders, lines, transfers, enrolments, what opened them,
and their audit rows. Foreign keys and triggers are away meanwhile; taking them back checks every row.
"""

from bench import world
from bench.stage import Database
from bench.world import Buyers

ORDERS_EACH = 10
SPENT = world.LISTED_FEN // 100
TABLES = (
    "orders_order",
    "orders_orderline",
    "orders_openedaccess",
    "learning_enrolledcourse",
    "wallet_transfer",
    "wallet_berrylot",
    "wallet_lotuse",
    "wallet_ledgeraccount",
    "accounts_auditentry",
)

# k counts an account's orders from 0; o numbers all orders, and 2o, 2o + 1 their lines and enrolments.
_EACH = """
FROM generate_series({first}::bigint, {last}) AS buyer, generate_series(0, {each} - 1) AS k,
     LATERAL (SELECT (buyer - {first}) * {each} + k + {offset} AS o) AS numbered
"""
_EACH_LINE = (
    _EACH
    + ", generate_series(0, 1) AS i, LATERAL (SELECT 1 + (buyer * 2 + k * 2 + i) % {courses} AS course) AS bought"
)

_ORDERS = (
    """
INSERT INTO orders_order (id, number, account_id, status, payment_type, listed_fen, line_discount_fen,
    site_discount_fen, berries_spent, berries_discount_fen, payable_fen, fulfilment, opening_tries, opening_error,
    created_at, expires_at, paid_at, settlement_id, idempotency_key, request_hash)
SELECT o, 'H' || lpad(o::text, 25, '0'), buyer, 0, 3, 2 * {price}, 0, 0, {spent}, 2 * {price}, 0, 1, 0, '', now(),
       now(), now(), 'H' || lpad(o::text, 25, '0'), 'history-' || k, repeat('0', 64)
"""
    + _EACH
    + """;
INSERT INTO orders_orderline (id, order_id, position, product_id, price_policy_id, name, image, access_days, label,
    listed_fen, line_discount_fen, site_discount_fen, berries_spent, berries_discount_fen, payable_fen)
SELECT 2 * o + i, o, i + 1, course, 2 * course - 1, '从零开始学编程第' || course || '课',
       '/media/course-' || course || '.jpg', {days}, '{label}', {price}, 0, 0, {spent} / 2, {price}, 0
"""
    + _EACH_LINE
    + """;
INSERT INTO learning_enrolledcourse (id, account_id, course_id, ordinal, enrolled_at, valid_begin_date,
    valid_end_date, status)
SELECT 2 * o + i, buyer, course, 1, now(), current_date, current_date + {days}, 0
"""
    + _EACH_LINE
    + """;
INSERT INTO orders_openedaccess (line_id, course_enrolment_id)
SELECT 2 * o + i, 2 * o + i
"""
    + _EACH_LINE
    + """;
INSERT INTO wallet_transfer (owner_id, key, transaction_type, amount_berries, debit_id, credit_id, debit_entry,
    credit_entry, debit_balance_after, credit_balance_after, memo, created_at)
SELECT buyer, 'order:H' || lpad(o::text, 25, '0') || ':spend', 1, {spent}, 6 * buyer, 6 * buyer + 2, k + 2, k + 1,
       {spent} * ({each} - 1 - k), {spent} * (k + 1), '', now()
"""
    + _EACH
    + """;
INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)
SELECT moved.id, lot.id, {spent} FROM wallet_transfer moved JOIN wallet_berrylot lot ON lot.owner_id = moved.owner_id
WHERE moved.owner_id BETWEEN {first} AND {last} AND moved.key LIKE 'order:%:spend';
UPDATE wallet_berrylot SET available_berries = available_berries - {spent} * {each}
WHERE owner_id BETWEEN {first} AND {last};
UPDATE wallet_ledgeraccount SET entries = entries + {each},
    balance_berries = balance_berries + CASE WHEN kind = 0 THEN -{spent} * {each} ELSE {spent} * {each} END
WHERE owner_id BETWEEN {first} AND {last} AND kind IN (0, 2);
INSERT INTO accounts_auditentry (at, actor_id, source, action, subject, before, after, reason)
SELECT now(), buyer, 'checkout', 'order.pay', 'order:H' || lpad(o::text, 25, '0'), '{{"status": 1}}',
       '{{"status": 0}}', ''
"""
    + _EACH
)
_FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""


def write(database: Database, orders: int) -> None:
    """Add so many paid orders to the database."""
    past = world.buyers(database, orders // ORDERS_EACH, berries=SPENT * ORDERS_EACH, coupons=False)
    keys = database.run(_FOREIGN_KEYS, [list(TABLES)])
    for table, name, _how in keys:
        database.run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    _triggers(database, "DISABLE")
    _fill(database, past)
    _triggers(database, "ENABLE")
    for table, name, how in keys:
        database.run(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {how}')
    world.mend_sequences(database)
    world.vacuum(database)


def _fill(database: Database, past: Buyers) -> None:
    ((offset,),) = database.run("SELECT coalesce(max(id), 0) + 1 FROM orders_order")
    values = {
        "first": past.first,
        "last": past.last,
        "each": ORDERS_EACH,
        "offset": offset,
        "courses": world.COURSES,
        "price": world.PRICE_FEN,
        "spent": SPENT,
        "days": world.ACCESS_DAYS,
        "label": world.LABEL,
    }
    database.run(_ORDERS.format(**values))


def _triggers(database: Database, what: str) -> None:
    for table in TABLES:
        database.run(f"ALTER TABLE {table} {what} TRIGGER USER")
