"""Courses and buyers, written by SQL: thousands in a second, with books that add up.

Ids are chosen, so that everything about a buyer follows from her number: ledger accounts 4n to 4n+3, coupon
record n, token `bench-n`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.stage import Database

COURSES = 3000
# Of each course's two price policies, the one that is bought.
PRICE_FEN, ACCESS_DAYS, LABEL = 9_900, 30, "1个月"
COUPON, COUPON_FEN = 1, 2_000
# Two courses and the coupon; both lines come out the same, so nothing is rounded.
LISTED_FEN = 2 * PRICE_FEN
BERRIES = (LISTED_FEN - COUPON_FEN) // 100
# The course whose page is read.
READ_COURSE = 1

_CATALOGUE = f"""
INSERT INTO catalog_coursecategory (id, name, "order") SELECT n, 'Category ' || n, n FROM generate_series(1, 4) n;
INSERT INTO catalog_coursesubcategory (id, category_id, name, "order")
SELECT n, 1 + n % 4, 'Sub-category ' || n, n FROM generate_series(1, 16) n;
INSERT INTO catalog_course (id, name, course_img, sub_category_id, course_type, brief, level, pub_date, period,
                            "order", status, template_id)
SELECT n, '从零开始学编程第' || n || '课', '/media/course-' || n || '.jpg', 1 + n % 16, 0,
       repeat('由浅入深, 每一步都能动手试一试. ', 5), n % 3, current_date - n, 30, n, 0, 1
FROM generate_series(1, {COURSES}) n;
INSERT INTO catalog_product (id, course_id) SELECT n, n FROM generate_series(1, {COURSES}) n;
INSERT INTO catalog_pricepolicy (id, product_id, access_days, price_fen, on_sale)
SELECT 2 * n - 1, n, {ACCESS_DAYS}, {PRICE_FEN}, true FROM generate_series(1, {COURSES}) n
UNION ALL SELECT 2 * n, n, 90, {PRICE_FEN} * 2, true FROM generate_series(1, {COURSES}) n;
INSERT INTO catalog_coursedetail (id, course_id, hours, why_study, what_to_study_brief, career_improvement,
                                  prerequisite)
VALUES (1, {READ_COURSE}, 40, repeat('因为有用. ', 40), repeat('语法与练习. ', 40), repeat('找到工作. ', 40), '无');
INSERT INTO catalog_courseoutline (course_detail_id, title, "order", content)
SELECT 1, '大纲 ' || n, n, repeat('内容 ', 40) FROM generate_series(1, 6) n;
INSERT INTO catalog_coursechapter (id, course_id, chapter, name, summary, pub_date)
SELECT n, {READ_COURSE}, n, '第' || n || '章', repeat('介绍 ', 20), current_date FROM generate_series(1, 8) n;
INSERT INTO catalog_coursesection (chapter_id, name, "order", section_type, section_link, seconds, pub_date,
                                   free_trial)
SELECT 1 + n % 8, '第' || n || '节', n, 2, 'video-' || n, 600, now(), n < 3 FROM generate_series(1, 48) n;
INSERT INTO coupons_coupon (id, name, coupon_type, money_fen, minimum_fen, quantity, claimed, per_account,
                            is_listed, members_only, open_date, close_date, coupon_valid_days, created_at)
VALUES ({COUPON}, '迎新券', 0, {COUPON_FEN}, 0, 100000000, 0, 200,
        true, false, current_date - 1, current_date + 30, 30, now());
"""

_BUYERS = """
INSERT INTO accounts_account (id, username, password, is_superuser, first_name, last_name, email, is_staff,
                              is_active, date_joined, role)
SELECT n, 'buyer-' || n, '!', false, '', '', '', false, true, now(), 0
FROM generate_series({first}, {last}) n;
INSERT INTO accounts_apitoken (account_id, label, digest, has_second_factor, created_at, expires_at)
SELECT n, 'bench', sha256(convert_to('bench-' || n, 'UTF8')), false, now(), now() + interval '1 day'
FROM generate_series({first}, {last}) n;
INSERT INTO wallet_ledgeraccount (id, owner_id, kind, balance_berries, entries)
SELECT 6 * n + kind, n, kind, CASE kind WHEN 0 THEN {berries} WHEN 3 THEN -{berries} ELSE 0 END,
       CASE WHEN kind IN (0, 3) THEN 1 ELSE 0 END
FROM generate_series({first}, {last}) n, generate_series(0, 5) kind;
INSERT INTO wallet_transfer (owner_id, key, transaction_type, amount_berries, debit_id, credit_id, debit_entry,
                             credit_entry, debit_balance_after, credit_balance_after, memo, created_at)
SELECT n, 'grant:bench-' || n, 0, {berries}, 6 * n + 3, 6 * n, 1, 1, -{berries}, {berries}, '', now()
FROM generate_series({first}, {last}) n;
INSERT INTO wallet_berrylot (owner_id, origin, amount_berries, available_berries, held_berries, withdrawing_berries,
                             made_by_id)
SELECT owner_id, 0, {berries}, {berries}, 0, 0, id FROM wallet_transfer
WHERE owner_id BETWEEN {first} AND {last} AND key = 'grant:bench-' || owner_id;
INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)
SELECT made_by_id, id, amount_berries FROM wallet_berrylot WHERE owner_id BETWEEN {first} AND {last};
INSERT INTO accounts_auditentry (at, actor_id, source, action, subject, before, after, reason)
SELECT now(), NULL, 'bench', 'wallet.grant', 'account:' || n, '{{"available": 0}}', '{{"available": {berries}}}', ''
FROM generate_series({first}, {last}) n;
"""

_COUPONS = """
INSERT INTO coupons_couponrecord (id, coupon_id, account_id, ordinal, status, name, coupon_type, money_fen,
                                  minimum_fen, valid_begin_date, valid_end_date, claimed_at, members_only)
SELECT n, {coupon}, n, 1, 0, '迎新券', 0, {off}, 0, current_date - 1, current_date + 30, now(), false
FROM generate_series({first}, {last}) n;
UPDATE coupons_coupon SET claimed = (SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = {coupon})
WHERE id = {coupon};
"""

_CHOSEN_IDS = {
    "accounts_account": "id",
    "wallet_ledgeraccount": "id",
    "coupons_couponrecord": "id",
    "coupons_coupon": "id",
    "orders_order": "id",
    "orders_orderline": "id",
    "learning_enrolledcourse": "id",
}


@dataclass(frozen=True)
class Buyers:
    """Accounts with consecutive numbers."""

    first: int
    count: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.first + self.count))

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    def split(self, *counts: int) -> "list[Buyers]":
        """Parts of these sizes, one after the other."""
        parts, first = [], self.first
        for count in counts:
            parts.append(Buyers(first, count))
            first += count
        if first > self.last + 1:
            raise ValueError("there are not so many buyers")
        return parts


def open_school(database: Database) -> None:
    """The courses with the words they are found by, and a coupon."""
    from django.db import connection

    from luffy.search.services import reindex

    database.run(_CATALOGUE)
    mend_sequences(database)
    reindex.fill()
    connection.close()


def buyers(database: Database, count: int, *, berries: int = BERRIES, coupons: bool = True) -> Buyers:
    """New accounts, each with a token, berries, and (if wanted) a coupon."""
    sequence = "nextval(pg_get_serial_sequence('accounts_account', 'id'))"
    ((first,),) = database.run(f"SELECT {sequence}")
    new = Buyers(first, count)
    values = {"first": new.first, "last": new.last, "berries": berries, "coupon": COUPON, "off": COUPON_FEN}
    database.run((_BUYERS + (_COUPONS if coupons else "")).format(**values))
    mend_sequences(database)
    return new


def number_buyers_from(database: Database, first: int) -> None:
    database.run("SELECT setval(pg_get_serial_sequence('accounts_account', 'id'), %s, false)", [first])


def mend_sequences(database: Database) -> None:
    """Let ids that the product makes follow those chosen here."""
    for table, column in _CHOSEN_IDS.items():
        database.run(
            f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'),"
            f" greatest((SELECT max({column}) FROM {table}), 1))"
        )


def vacuum(database: Database) -> None:
    """What the server would do after so many new rows at a moment of its own choice."""
    database.run_alone("VACUUM ANALYZE")


def token(buyer: int) -> str:
    return f"bench-{buyer}"


def courses_of(buyer: int) -> tuple[int, int]:
    """The two that she buys. `order.sql` says the same."""
    return 1 + buyer % COURSES, 1 + (buyer + 1) % COURSES


def policy_of(course: int) -> int:
    """The price policy that is bought."""
    return 2 * course - 1
