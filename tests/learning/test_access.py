"""Days of access: both ends belong to it, and a second purchase adds to the first."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.learning.access import move_forward, next_period

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


def test_thirty_days_bought_on_march_2_last_through_april_1():
    assert next_period([], date(2026, 3, 2), 30) == (date(2026, 3, 2), date(2026, 4, 1))


def test_one_day_lasts_through_tomorrow_because_the_day_of_purchase_is_not_counted():
    assert next_period([], date(2026, 3, 2), 1) == (date(2026, 3, 2), date(2026, 3, 3))


def test_buying_again_begins_on_the_day_after_the_current_end():
    assert next_period([date(2026, 3, 31)], date(2026, 3, 10), 7) == (date(2026, 4, 1), date(2026, 4, 7))


def test_buying_again_on_the_last_day_begins_tomorrow():
    assert next_period([date(2026, 3, 10)], date(2026, 3, 10), 7)[0] == date(2026, 3, 11)


def test_buying_after_the_end_begins_today():
    assert next_period([date(2026, 3, 9)], date(2026, 3, 10), 7)[0] == date(2026, 3, 10)


def test_a_third_purchase_begins_after_the_one_that_waits():
    ends = [date(2026, 3, 31), date(2026, 4, 7)]

    assert next_period(ends, date(2026, 3, 10), 3) == (date(2026, 4, 8), date(2026, 4, 10))


def test_a_purchase_of_no_days_is_a_bug():
    with pytest.raises(ValueError, match="at least a day"):
        next_period([], date(2026, 3, 2), 0)


@given(st.lists(st.integers(1, 720), min_size=1, max_size=8), days)
def test_purchases_on_one_day_follow_each_other_without_gap_or_overlap(bought: list[int], today: date):
    ends: list[date] = []
    covered: list[date] = []
    for number in bought:
        first, last = next_period(ends, today, number)
        covered += [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
        ends.append(last)

    assert covered == [today + timedelta(days=offset) for offset in range(sum(bought) + 1)]


@pytest.mark.parametrize(
    ("left", "moved"),
    [
        ([], []),
        # What runs stays as it is.
        ([("03-02", "04-01")], [("03-02", "04-01")]),
        # What has not begun begins today, which is not counted; and the next follows it.
        ([("04-02", "05-01")], [("03-10", "04-09")]),
        ([("04-02", "05-01"), ("05-02", "05-08")], [("03-10", "04-09"), ("04-10", "04-16")]),
        # Behind what still runs it begins the day after that.
        ([("03-02", "04-01"), ("05-02", "05-08")], [("03-02", "04-01"), ("04-02", "04-08")]),
        # What is over holds nobody back.
        ([("01-02", "01-31"), ("04-02", "05-01")], [("01-02", "01-31"), ("03-10", "04-09")]),
        ([("03-10", "03-12"), ("03-13", "03-15")], [("03-10", "03-12"), ("03-13", "03-15")]),
    ],
)
def test_where_the_other_periods_lie_once_one_is_given_back(left, moved):
    def days(pairs):
        return [tuple(date.fromisoformat(f"2026-{day}") for day in pair) for pair in pairs]

    assert move_forward(days(left), date(2026, 3, 10)) == days(moved)


@given(st.lists(st.integers(1, 60), max_size=6), st.integers(0, 90))
def test_moving_forward_keeps_each_periods_days_and_leaves_no_gap(lengths, today_after):
    first = date(2026, 3, 2)
    today = first + timedelta(days=today_after)
    periods, begin = [], first
    for days in lengths:
        periods.append((begin, begin + timedelta(days=days - 1)))
        begin += timedelta(days=days)
    for gone in range(len(periods)):
        left = periods[:gone] + periods[gone + 1 :]

        moved = move_forward(left, today)

        for (old_begin, old_end), (new_begin, new_end) in zip(left, moved, strict=True):
            grew = (new_end - new_begin) - (old_end - old_begin)
            assert grew == timedelta(days=1 if new_begin == today < old_begin else 0)
            assert new_begin <= old_begin
        lasting = [period for period in moved if period[1] >= today]
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(lasting))
        assert not lasting or lasting[0][0] <= today
        assert move_forward(moved, today) == moved
