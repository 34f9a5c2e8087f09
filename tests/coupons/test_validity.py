"""From when to when a coupon counts, and every reason why it cannot be used."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.money import Fen
from luffy.coupons.rules import FIXED, THRESHOLD, Terms
from luffy.coupons.validity import Holding, State, Unusable, Window, state, why_unusable, window_of

MARCH_1, MARCH_10, MARCH_31 = date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 31)
TODAY = date(2026, 3, 15)
MINE = Holding(
    record_id=1,
    account_id=7,
    name="券",
    terms=Terms(FIXED, Fen(1_000)),
    product_id=None,
    begin_date=MARCH_10,
    end_date=MARCH_31,
)


@pytest.mark.parametrize(
    ("begin", "end", "days", "claimed_on", "window"),
    [
        # (a) fixed dates
        (MARCH_10, MARCH_31, None, MARCH_1, (MARCH_10, MARCH_31)),
        (MARCH_1, MARCH_31, None, MARCH_10, (MARCH_10, MARCH_31)),
        (MARCH_10, MARCH_10, None, MARCH_10, (MARCH_10, MARCH_10)),
        # (b) days after the claim: the claim day and so many after it
        (None, None, 1, MARCH_10, (MARCH_10, date(2026, 3, 11))),
        (None, None, 21, MARCH_10, (MARCH_10, MARCH_31)),
        (None, None, 5, date(2026, 2, 27), (date(2026, 2, 27), date(2026, 3, 4))),
        # (c) both: the earlier end wins
        (MARCH_1, MARCH_31, 3, MARCH_10, (MARCH_10, date(2026, 3, 13))),
        (MARCH_1, MARCH_31, 60, MARCH_10, (MARCH_10, MARCH_31)),
        (MARCH_10, MARCH_31, 15, MARCH_1, (MARCH_10, date(2026, 3, 16))),
        # over before it begins: never usable
        (MARCH_1, MARCH_10, None, MARCH_31, (MARCH_31, MARCH_10)),
        (MARCH_31, date(2026, 4, 30), 3, MARCH_1, (MARCH_31, date(2026, 3, 4))),
    ],
)
def test_the_window_of_a_claim(begin, end, days, claimed_on, window):
    assert window_of(Window(begin, end, days), claimed_on) == window


@given(st.integers(1, 2_000), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_n_days_after_the_claim_are_the_claim_day_and_n_more(days, claimed_on):
    first, last = window_of(Window(None, None, days), claimed_on)

    assert first == claimed_on
    assert (last - first) == timedelta(days=days)


def why(holding: Holding, *, product_id: int | None = None, base_fen: int = 5_000, today: date = TODAY):
    return why_unusable(holding, account_id=7, product_id=product_id, base_fen=Fen(base_fen), today=today)


DEAR = replace(MINE, terms=Terms(THRESHOLD, Fen(1_000), None, Fen(5_001)))


@pytest.mark.parametrize(
    ("holding", "reason"),
    [
        (MINE, None),
        (replace(MINE, account_id=8), Unusable.NOT_YOURS),
        (replace(MINE, is_used=True), Unusable.USED),
        (replace(MINE, is_held=True), Unusable.HELD),
        (replace(MINE, begin_date=TODAY + timedelta(days=1)), Unusable.NOT_YET_VALID),
        (replace(MINE, end_date=TODAY - timedelta(days=1)), Unusable.EXPIRED),
        (replace(MINE, product_id=3), Unusable.OTHER_PRODUCT),
        (DEAR, Unusable.THRESHOLD_NOT_MET),
        # Of several reasons the first that matters to the holder is told; a stranger learns nothing.
        (replace(DEAR, account_id=8, is_used=True), Unusable.NOT_YOURS),
        (replace(DEAR, is_used=True, end_date=MARCH_10), Unusable.USED),
        (replace(DEAR, end_date=MARCH_10, product_id=3), Unusable.EXPIRED),
        (replace(DEAR, product_id=3), Unusable.OTHER_PRODUCT),
    ],
)
def test_why_a_coupon_cannot_be_used(holding, reason):
    assert why(holding) is reason


def test_a_coupon_for_one_product_fits_that_product_and_neither_another_nor_the_whole_order():
    bound = replace(MINE, product_id=3)

    assert why(bound, product_id=3) is None
    assert why(bound, product_id=4) is Unusable.OTHER_PRODUCT
    assert why(bound, product_id=None) is Unusable.OTHER_PRODUCT
    assert why(MINE, product_id=3) is Unusable.OTHER_PRODUCT


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        (date(2026, 3, 9), Unusable.NOT_YET_VALID),
        (MARCH_10, None),
        (MARCH_31, None),
        (date(2026, 4, 1), Unusable.EXPIRED),
    ],
)
def test_both_days_of_the_window_count(today, reason):
    assert why(MINE, today=today) is reason


def test_reaching_the_threshold_exactly_is_enough():
    assert why(DEAR, base_fen=5_001) is None
    assert why(DEAR, base_fen=5_000) is Unusable.THRESHOLD_NOT_MET


@pytest.mark.parametrize(
    ("holding", "today", "shown"),
    [
        (MINE, TODAY, State.UNUSED),
        (MINE, date(2026, 3, 9), State.UNUSED),
        (MINE, MARCH_31, State.UNUSED),
        (MINE, date(2026, 4, 1), State.EXPIRED),
        (replace(MINE, is_held=True), date(2026, 4, 1), State.HELD),
        (replace(MINE, is_used=True), date(2026, 4, 1), State.USED),
    ],
)
def test_the_state_follows_from_the_record_and_the_date(holding, today, shown):
    assert state(holding, today) is shown
