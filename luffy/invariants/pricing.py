"""What orders cost, priced once more from the terms they were made under."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from luffy.core.money import Berries, Fen
from luffy.coupons.rules import Terms
from luffy.invariants.books import MOST_TOLD, Books, Finding, Findings, find
from luffy.orders.pricing import LineAmounts, PricedItem, quote

_BREAKDOWNS = """
SELECT concat('order:', o.number), concat('line ', l.position, ': ', l.payable_fen, ' fen of ', l.listed_fen)
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
WHERE l.payable_fen <> l.listed_fen - l.credit_fen - l.line_discount_fen - l.site_discount_fen - l.berries_discount_fen
   OR l.payable_fen NOT BETWEEN 0 AND l.listed_fen
"""

_REASONLESS = """
SELECT concat('order:', o.number), concat('line ', l.position, ' is cheaper without coupon or berries')
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
WHERE l.line_discount_fen + l.site_discount_fen + l.berries_spent + l.berries_discount_fen > 0
  AND o.berries_spent = 0 AND NOT EXISTS (SELECT FROM orders_ordercoupon c WHERE c.order_id = o.id)
"""

_MISPLACED = """
SELECT concat('order:', o.number), concat('coupon record ', r.id, ' is of another account or product')
FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id JOIN coupons_couponrecord r ON r.id = c.record_id
LEFT JOIN orders_orderline l ON l.id = c.line_id
WHERE r.account_id <> o.account_id OR r.product_id IS DISTINCT FROM l.product_id OR l.order_id <> o.id
"""

# One row per line: the order, its site-wide coupon, the line's coupon, and what was stored of the line.
_DISCOUNTED = """
SELECT o.number, o.berries_spent,
       site.coupon_type, site.money_fen, site.off_percent, site.minimum_fen,
       mine.coupon_type, mine.money_fen, mine.off_percent, mine.minimum_fen,
       l.listed_fen, l.line_discount_fen, l.site_discount_fen, l.berries_spent, l.berries_discount_fen,
       l.credit_fen
FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id
LEFT JOIN orders_ordercoupon s ON s.order_id = o.id AND s.line_id IS NULL
LEFT JOIN coupons_couponrecord site ON site.id = s.record_id
LEFT JOIN orders_ordercoupon c ON c.line_id = l.id
LEFT JOIN coupons_couponrecord mine ON mine.id = c.record_id
WHERE o.berries_spent > 0 OR EXISTS (SELECT FROM orders_ordercoupon u WHERE u.order_id = o.id)
ORDER BY o.id, l.position
"""
_NUMBER, _BERRIES = 0, 1
_SITE, _MINE, _STORED = slice(2, 6), slice(6, 10), slice(10, 16)
_CHUNK = 5_000


def prices(_books: Books) -> Findings:
    """A line costs between 0 and its listed price, and just what the pricing rule makes of its coupons and berries.

    Orders at full price are checked where they lie; the others are streamed in order and priced again, in
    memory that does not grow with them. Berries count at the order's own rate: the setting may have changed.
    """
    return find(_BREAKDOWNS, _REASONLESS, _MISPLACED) + _priced_otherwise()


def _priced_otherwise() -> Findings:
    total = 0
    first: list[Finding] = []
    for number, rows in groupby(_discounted_lines(), key=itemgetter(_NUMBER)):
        if problem := _difference(list(rows)):
            total += 1
            if len(first) < MOST_TOLD:
                first.append(Finding(f"order:{number}", problem))
    return Findings(total, tuple(first))


def _discounted_lines() -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_DISCOUNTED)
        while rows := cursor.fetchmany(_CHUNK):
            yield from rows


def _difference(rows: list[tuple[Any, ...]]) -> str:
    """What is not as the rule has it; empty when all is well."""
    stored = tuple(LineAmounts(*row[_STORED]) for row in rows)
    try:
        ruled = quote(
            [PricedItem(Fen(row[_STORED][0]), _terms(row[_MINE]), Fen(row[_STORED][5])) for row in rows],
            site_coupon=_terms(rows[0][_SITE]),
            berries=Berries(rows[0][_BERRIES]),
            fen_per_berry=_rate(rows),
        ).lines
    except ValueError as error:
        return str(error)
    for position, (line, rule) in enumerate(zip(stored, ruled, strict=True), start=1):
        if line != rule:
            return f"line {position} was sold for {line.payable_fen} fen; by the rule: {rule}"
    return ""


def _terms(row: tuple[Any, ...]) -> Terms | None:
    return None if row[0] is None else Terms(*row)


def _rate(rows: list[tuple[Any, ...]]) -> int:
    spent = rows[0][_BERRIES]
    return sum(row[_STORED][4] for row in rows) // spent if spent else 1
