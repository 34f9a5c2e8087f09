"""What a purchase costs: examples, properties, and a second implementation that must agree."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luffy.core.money import Berries, Fen
from luffy.coupons.rules import FIXED, PERCENT, THRESHOLD, Terms
from luffy.orders.pricing import PricedItem, quote, spendable
from tests.orders import oracle

RATES = (1, 7, 100)
KINDS = {"fixed": FIXED, "threshold": THRESHOLD, "percent": PERCENT}

coupons = st.one_of(
    st.none(),
    st.tuples(st.just("fixed"), st.integers(1, 60_000), st.none()),
    st.tuples(st.just("threshold"), st.integers(1, 60_000), st.integers(1, 90_000)),
    st.tuples(st.just("percent"), st.integers(1, 99), st.none()),
)
prices = st.one_of(st.integers(0, 300), st.integers(0, 100_000), st.sampled_from([0, 1, 9_900, 19_900]))
carts = st.builds(
    SimpleNamespace,
    lines=st.lists(st.tuples(prices, coupons), min_size=1, max_size=8),
    site=coupons,
    rate=st.sampled_from(RATES),
    appetite=st.integers(0, 100),
    wealth=st.integers(0, 300_000),
)


def terms(coupon) -> Terms | None:
    if coupon is None:
        return None
    kind, a, b = coupon
    if kind == "percent":
        return Terms(PERCENT, off_percent=a)
    return Terms(KINDS[kind], Fen(a), None, Fen(b or 0))


def priced(cart, berries=0):
    items = [PricedItem(Fen(fen), terms(coupon)) for fen, coupon in cart.lines]
    return quote(items, site_coupon=terms(cart.site), berries=Berries(berries), fen_per_berry=cart.rate)


def most(cart) -> int:
    remaining = priced(cart).payable_fen
    return spendable(remaining, available=Berries(cart.wealth), fen_per_berry=cart.rate)


def wanted(cart) -> int:
    return most(cart) * cart.appetite // 100


def fen(amount: Fraction) -> int:
    whole = amount * 100
    assert whole.denominator == 1
    return int(whole)


@settings(max_examples=500)
@given(carts)
def test_both_ways_of_pricing_agree_on_every_amount_of_every_line(cart):
    berries = wanted(cart)

    ours = priced(cart, berries)
    theirs = oracle.price(cart.lines, cart.site, berries, cart.rate)

    assert [
        (x.listed_fen, x.line_discount_fen, x.site_discount_fen, x.berries_discount_fen, x.berries_spent)
        for x in ours.lines
    ] == [(fen(x.listed), fen(x.by_coupon), fen(x.by_site), fen(x.by_berries), x.berries) for x in theirs]
    assert ours.payable_fen == sum(fen(x.left) for x in theirs)


@settings(max_examples=300)
@given(carts)
def test_lines_sum_to_the_totals_and_nothing_is_negative(cart):
    berries = wanted(cart)

    result = priced(cart, berries)

    assert result.berries_spent == berries
    assert result.berries_discount_fen == berries * cart.rate
    assert result.payable_fen == (
        result.listed_fen - result.line_discount_fen - result.site_discount_fen - result.berries_discount_fen
    )
    assert 0 <= result.payable_fen <= result.listed_fen == sum(price for price, _ in cart.lines)
    for line in result.lines:
        amounts = (line.line_discount_fen, line.site_discount_fen, line.berries_discount_fen)
        assert min(*amounts, line.berries_spent, line.payable_fen) >= 0
        assert line.payable_fen <= line.listed_fen
        assert line.payable_fen == line.listed_fen - sum(amounts)


@settings(max_examples=200)
@given(carts)
def test_each_further_berry_lowers_the_price_by_its_worth(cart):
    last = most(cart)
    steps = sorted({0, last // 3, last // 2, max(0, last - 1), last})

    payables = [priced(cart, berries).payable_fen for berries in steps]

    assert payables == [payables[0] - berries * cart.rate for berries in steps]


@given(carts)
def test_what_can_be_spent_fits_and_one_berry_more_does_not(cart):
    last = most(cart)

    assert priced(cart, last).payable_fen >= 0
    if last < cart.wealth:
        with pytest.raises(ValueError, match="do not fit"):
            priced(cart, last + 1)


@given(carts)
def test_a_coupon_never_makes_a_purchase_dearer(cart):
    bare = SimpleNamespace(lines=[(price, None) for price, _ in cart.lines], site=None, rate=cart.rate)
    no_site = SimpleNamespace(lines=cart.lines, site=None, rate=cart.rate)

    assert priced(cart).payable_fen <= priced(no_site).payable_fen <= priced(bare).payable_fen


@given(carts, st.lists(st.integers(0, 100), min_size=8, max_size=8))
def test_what_counts_towards_a_price_is_taken_off_first_and_told_apart(cart, percents):
    """Then all else is as if that had been the price."""
    counting = [
        PricedItem(Fen(price), terms(coupon), Fen(price * percent // 100))
        for (price, coupon), percent in zip(cart.lines, percents, strict=False)
    ]
    cheaper = [PricedItem(Fen(item.listed_fen - item.credit_fen), item.coupon) for item in counting]
    how = {"site_coupon": terms(cart.site), "fen_per_berry": cart.rate}

    result, as_if = quote(counting, **how), quote(cheaper, **how)

    assert [line.payable_fen for line in result.lines] == [line.payable_fen for line in as_if.lines]
    assert [line.credit_fen for line in result.lines] == [item.credit_fen for item in counting]
    assert result.credit_fen == result.listed_fen - as_if.listed_fen
    assert as_if.credit_fen == 0


@pytest.mark.parametrize("credit_fen", [-1, 9_901])
def test_what_cannot_count_towards_a_price_is_a_bug_of_the_caller(credit_fen):
    with pytest.raises(ValueError, match="cannot count"):
        quote([PricedItem(Fen(9_900), None, Fen(credit_fen))], fen_per_berry=100)


def test_the_line_coupon_comes_first_then_the_site_wide_one_then_berries_then_cash():
    items = [PricedItem(Fen(19_900), Terms(PERCENT, off_percent=79)), PricedItem(Fen(9_900))]
    site = Terms(THRESHOLD, Fen(2_000), None, Fen(25_000))

    result = quote(items, site_coupon=site, berries=Berries(50), fen_per_berry=100)

    # 199.00 − 41.79 = 157.21; with 99.00 that is 256.21, enough for 250; − 20 = 236.21; − 50 berries = 186.21
    assert [x.line_discount_fen for x in result.lines] == [4_179, 0]
    assert [x.site_discount_fen for x in result.lines] == [1_227, 773]
    assert [x.berries_discount_fen for x in result.lines] == [3_068, 1_932]
    assert [x.berries_spent for x in result.lines] == [31, 19]
    assert [x.payable_fen for x in result.lines] == [11_426, 7_195]
    assert result.payable_fen == 18_621


def test_the_site_wide_threshold_is_measured_after_line_coupons():
    items = [PricedItem(Fen(10_000), Terms(FIXED, Fen(1)))]
    site = Terms(THRESHOLD, Fen(2_000), None, Fen(10_000))

    assert quote(items, site_coupon=site, fen_per_berry=100).site_discount_fen == 0


def test_coupons_that_overlap_never_take_more_than_the_price():
    items = [PricedItem(Fen(5_000), Terms(FIXED, Fen(4_000)))]

    result = quote(items, site_coupon=Terms(FIXED, Fen(4_000)), fen_per_berry=100)

    assert (result.line_discount_fen, result.site_discount_fen, result.payable_fen) == (4_000, 1_000, 0)


@pytest.mark.parametrize(
    ("rate", "most_berries", "payable"), [(1, 9_950, 0), (100, 99, 50), (10_000, 0, 9_950)]
)
def test_only_whole_berries_are_spent_and_no_change_is_given(rate, most_berries, payable):
    last = spendable(Fen(9_950), available=Berries(1_000_000), fen_per_berry=rate)

    assert last == most_berries
    items = [PricedItem(Fen(9_950))]
    assert quote(items, berries=last, fen_per_berry=rate).payable_fen == payable


def test_nobody_spends_more_berries_than_available():
    assert spendable(Fen(9_900), available=Berries(3), fen_per_berry=100) == 3
    assert spendable(Fen(9_900), available=Berries(0), fen_per_berry=100) == 0


@pytest.mark.parametrize("berries", [-1, 100])
def test_berries_that_do_not_fit_are_a_bug_of_the_caller(berries):
    with pytest.raises(ValueError, match="do not fit"):
        quote([PricedItem(Fen(9_900))], berries=Berries(berries), fen_per_berry=100)
