"""A second way to price a purchase, written for the tests: one rule after the other, in fractions of a yuan.

It shares nothing with the product but the meaning of the words. Splits are made fen by fen: each next fen goes
to the line that is furthest behind its exact share.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass
class OracleLine:
    listed: Fraction
    by_coupon: Fraction = Fraction(0)
    by_site: Fraction = Fraction(0)
    by_berries: Fraction = Fraction(0)
    berries: int = 0

    @property
    def left(self) -> Fraction:
        return self.listed - self.by_coupon - self.by_site - self.by_berries


FEN = Fraction(1, 100)


def price(lines, site, berries, fen_per_berry):
    """`lines` are (fen, coupon) pairs, a coupon is ("fixed" | "threshold" | "percent", a, b) or None."""
    bill = [OracleLine(fen * FEN) for fen, _ in lines]
    for line, (_, coupon) in zip(bill, lines, strict=True):
        line.by_coupon = _worth(coupon, line.left)

    for line, share in zip(bill, _spread(_worth(site, _left(bill)), [x.left for x in bill]), strict=True):
        line.by_site = share

    worth = berries * fen_per_berry * FEN
    for line, share in zip(bill, _spread(worth, [x.left for x in bill]), strict=True):
        line.by_berries = share
    counts = _spread(berries * FEN, [x.by_berries for x in bill])
    for line, count in zip(bill, counts, strict=True):
        line.berries = int(count / FEN)
    return bill


def _left(bill):
    return sum((line.left for line in bill), Fraction(0))


def _worth(coupon, base):
    if coupon is None:
        return Fraction(0)
    kind, a, b = coupon
    if kind == "percent":
        exact = base - base * Fraction(a, 100)
        return floor(exact / FEN) * FEN
    if kind == "threshold" and base < b * FEN:
        return Fraction(0)
    return min(a * FEN, base)


def _spread(amount, weights):
    """Whole fen of `amount` by weight: everybody's full fen first, then one each to those furthest behind."""
    total = sum(weights, Fraction(0))
    if not amount:
        return [Fraction(0)] * len(weights)
    exact = [amount * weight / total for weight in weights]
    given = [floor(share / FEN) * FEN for share in exact]
    while sum(given, Fraction(0)) < amount:
        behind = [share - got for share, got in zip(exact, given, strict=True)]
        given[behind.index(max(behind))] += FEN
    return given
