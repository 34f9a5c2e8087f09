-- The least SQL that writes what `POST /orders` writes: the same rows in the same tables, with every constraint and
-- trigger in place. Thirteen statements, counting BEGIN and COMMIT as one. (pgbench sees variables inside of texts as well,
-- so that a colon there is chr(58).)
\set buyer :first + :client_id * :each + :done
\set done :done + 1
\set one 1 + :buyer % :courses
\set two 1 + (:buyer + 1) % :courses
BEGIN;
SELECT product.id, product.kind, course.name, course.course_img, course.status, policy.id, policy.access_days,
       policy.price_fen
FROM catalog_product product JOIN catalog_course course ON course.id = product.course_id
JOIN catalog_pricepolicy policy ON policy.product_id = product.id
WHERE product.course_id IN (:one, :two);
SELECT id, kind, balance_berries, entries FROM wallet_ledgeraccount WHERE owner_id = :buyer ORDER BY id FOR UPDATE;
SELECT id, status, money_fen, valid_begin_date, valid_end_date FROM coupons_couponrecord WHERE id = :buyer FOR UPDATE;
INSERT INTO orders_order (number, account_id, status, payment_type, listed_fen, line_discount_fen, site_discount_fen,
    berries_spent, berries_discount_fen, payable_fen, fulfilment, opening_tries, opening_error, created_at, expires_at,
    paid_at, settlement_id, idempotency_key, request_hash)
VALUES (lpad(:buyer::text, 26, '0'), :buyer, 0, 3, 2 * :price, 0, :off, :berries, 2 * :price - :off, 0, 1, 0, '', now(),
    now() + interval '30 minutes', now(), lpad(:buyer::text, 26, '0'), 'the-first', repeat('0', 64))
RETURNING id AS order_id \gset
INSERT INTO orders_orderline (order_id, position, product_id, price_policy_id, name, image, access_days, label,
    listed_fen, line_discount_fen, site_discount_fen, berries_spent, berries_discount_fen, payable_fen)
VALUES (:order_id, 1, :one, 2 * :one - 1, '从零开始学编程', '/media/course.jpg', :days, '1个月',
        :price, 0, :off / 2, :berries / 2, :price - :off / 2, 0),
       (:order_id, 2, :two, 2 * :two - 1, '从零开始学编程', '/media/course.jpg', :days, '1个月',
        :price, 0, :off / 2, :berries / 2, :price - :off / 2, 0);
INSERT INTO orders_ordercoupon (order_id, record_id, discount_fen) VALUES (:order_id, :buyer, :off);
UPDATE coupons_couponrecord SET status = 1, used_at = now() WHERE id = :buyer AND status = 0;
UPDATE wallet_ledgeraccount SET entries = entries + 1,
    balance_berries = balance_berries + CASE WHEN kind = 0 THEN -:berries::bigint ELSE :berries END
WHERE id IN (6 * :buyer, 6 * :buyer + 2);
INSERT INTO wallet_transfer (owner_id, key, transaction_type, amount_berries, debit_id, credit_id, debit_entry,
    credit_entry, debit_balance_after, credit_balance_after, memo, created_at)
VALUES (:buyer, concat_ws(chr(58), 'order', lpad(:buyer::text, 26, '0'), 'spend'), 1, :berries, 6 * :buyer, 6 * :buyer + 2, 2, 1, 0,
    :berries, '', now());
WITH used AS (
    INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)
    SELECT currval(pg_get_serial_sequence('wallet_transfer', 'id')), id, :berries FROM wallet_berrylot
    WHERE owner_id = :buyer AND available_berries > 0
    RETURNING lot_id
)
UPDATE wallet_berrylot SET available_berries = available_berries - :berries FROM used WHERE id = used.lot_id;
WITH period AS (
    INSERT INTO learning_enrolledcourse (account_id, course_id, ordinal, enrolled_at, valid_begin_date,
        valid_end_date, status)
    SELECT :buyer, course_id, 1, now(), current_date, current_date + :days::int, 0
    FROM unnest(ARRAY[:one, :two]::bigint[]) AS course_id
    RETURNING id, course_id
)
INSERT INTO orders_openedaccess (line_id, course_enrolment_id)
SELECT line.id, period.id FROM period
JOIN orders_orderline line ON line.order_id = :order_id AND line.product_id = period.course_id;
INSERT INTO accounts_auditentry (at, actor_id, source, action, subject, before, after, reason)
VALUES (now(), :buyer, 'checkout', 'order.pay', concat_ws(chr(58), 'order', lpad(:buyer::text, 26, '0')), '{"status": 1}',
    '{"status": 0}', '');
COMMIT;
