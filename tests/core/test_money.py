"""Arithmetic on money: exact, whole numbers, and nothing lost when it is split."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.money import Fen, allocate, parse_yuan, percent_off, yuan

amounts = st.integers(0, 10**11)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [1, 1, 4], [17, 17, 66]),
        (1, [5, 5], [1, 0]),
        (10, [0, 3, 0, 7], [0, 3, 0, 7]),
        (0, [4, 9], [0, 0]),
        (0, [0, 0], [0, 0]),
        (0, [], []),
        (7, [9], [7]),
    ],
)
def test_a_split_goes_by_weight_and_the_left_over_fen_to_the_largest_remainders(total, shares, parts):
    assert allocate(total, shares) == parts


def test_an_amount_cannot_be_split_over_nothing():
    with pytest.raises(ValueError, match="over nothing"):
        allocate(1, [0, 0])


@given(weights, st.data())
def test_the_parts_of_a_split_sum_exactly_and_none_exceeds_its_weight(shares, data):
    total = data.draw(st.integers(0, sum(shares)))

    parts = allocate(total, shares)

    assert sum(parts) == total
    assert all(0 <= part <= share for part, share in zip(parts, shares, strict=True))


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=12), amounts)
def test_each_part_is_less_than_one_away_from_its_exact_share(shares, total):
    exact = [Fraction(total * share, sum(shares)) for share in shares]

    assert all(abs(part - share) < 1 for part, share in zip(allocate(total, shares), exact, strict=True))


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8), st.data())
def test_a_heavier_line_never_gets_less_than_a_lighter_one(shares, data):
    parts = allocate(data.draw(st.integers(0, sum(shares))), shares)

    ordered = [part for _, part in sorted(zip(shares, parts, strict=True))]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("amount", "pay_percent", "off"),
    [(9_900, 79, 2_079), (999, 79, 209), (1, 99, 0), (100, 99, 1), (0, 50, 0), (333, 50, 166)],
)
def test_a_percentage_is_rounded_down_to_the_fen_in_the_discount(amount, pay_percent, off):
    assert percent_off(Fen(amount), pay_percent=pay_percent) == off


@given(amounts, st.integers(1, 99))
def test_a_percentage_discount_is_the_exact_one_less_than_a_fen(amount, pay_percent):
    off = percent_off(Fen(amount), pay_percent=pay_percent)

    assert 0 <= Fraction(amount * (100 - pay_percent), 100) - off < 1
    assert 0 <= off <= amount


@pytest.mark.parametrize(
    ("text", "fen"),
    [("0", 0), ("0.01", 1), ("9.9", 990), ("9.90", 990), ("007", 700), ("999999999.99", 99_999_999_999)],
)
def test_a_yuan_text_becomes_fen(text, fen):
    assert parse_yuan(text) == fen


NOT_AMOUNTS = " 1|1 |1\n|-1|+1|1.|.5|1.005|1e2|NaN|Infinity|1,000|１|٣|1.2.3|1000000000|0x10|1_000"


@pytest.mark.parametrize("text", ["", *NOT_AMOUNTS.split("|")])
def test_anything_but_plain_digits_is_no_amount(text):
    with pytest.raises(ValueError, match="not an amount"):
        parse_yuan(text)


@given(amounts.filter(lambda fen: fen < 10**11))
def test_yuan_and_back_is_the_same_amount(fen):
    assert parse_yuan(yuan(fen)) == fen


@given(st.text(max_size=12))
def test_no_text_makes_parsing_fail_in_another_way(text):
    try:
        fen = parse_yuan(text)
    except ValueError:
        return

    assert text.isascii()
    assert fen >= 0
