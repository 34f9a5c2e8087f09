"""What a coupon takes off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.money import Fen
from luffy.coupons.rules import FIXED, PERCENT, THRESHOLD, Terms, discount, reaches_threshold

bases = st.integers(0, 10**9).map(Fen)
terms = st.one_of(
    st.builds(Terms, st.just(FIXED), st.integers(1, 10**8).map(Fen)),
    st.builds(
        Terms,
        st.just(THRESHOLD),
        st.integers(1, 10**8).map(Fen),
        st.none(),
        st.integers(1, 10**8).map(Fen),
    ),
    st.builds(Terms, st.just(PERCENT), st.just(Fen(0)), st.integers(1, 99)),
)


@pytest.mark.parametrize(
    ("coupon", "base_fen", "off_fen"),
    [
        (Terms(FIXED, Fen(3_000)), 9_900, 3_000),
        (Terms(FIXED, Fen(3_000)), 3_000, 3_000),
        (Terms(FIXED, Fen(3_000)), 2_999, 2_999),
        (Terms(FIXED, Fen(3_000)), 0, 0),
        (Terms(THRESHOLD, Fen(2_000), None, Fen(10_000)), 10_000, 2_000),
        (Terms(THRESHOLD, Fen(2_000), None, Fen(10_000)), 9_999, 0),
        # The threshold may be lower than what it takes off: the rest is not paid out.
        (Terms(THRESHOLD, Fen(2_000), None, Fen(1_000)), 1_500, 1_500),
        (Terms(PERCENT, off_percent=79), 9_900, 2_079),
        (Terms(PERCENT, off_percent=79), 999, 209),
        (Terms(PERCENT, off_percent=99), 99, 0),
        (Terms(PERCENT, off_percent=1), 10_000, 9_900),
    ],
)
def test_a_coupon_takes_off_what_its_terms_say(coupon, base_fen, off_fen):
    assert discount(coupon, Fen(base_fen)) == off_fen


@given(terms, bases)
def test_a_coupon_never_takes_off_more_than_there_is(coupon, base_fen):
    assert 0 <= discount(coupon, base_fen) <= base_fen


@given(terms, bases, bases)
def test_a_dearer_purchase_never_gets_less_off(coupon, one, other):
    assert discount(coupon, min(one, other)) <= discount(coupon, max(one, other))


@given(terms, bases)
def test_below_its_threshold_a_coupon_takes_off_nothing(coupon, base_fen):
    if not reaches_threshold(coupon, base_fen):
        assert coupon.coupon_type == THRESHOLD
        assert base_fen < coupon.minimum_fen
        assert discount(coupon, base_fen) == 0
