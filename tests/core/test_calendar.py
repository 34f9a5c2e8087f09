"""Days as people in Shanghai count them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.calendar import SHANGHAI, day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 16, 0, 0, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 3, 31, 23, 59, tzinfo=SHANGHAI), date(2026, 3, 31)),
        (datetime(2026, 4, 1, 0, 1, tzinfo=SHANGHAI), date(2026, 4, 1)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-8))), date(2027, 1, 1)),
    ],
)
def test_a_moment_belongs_to_the_day_it_is_in_shanghai(moment, day):
    assert day_of(moment) == day


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)))
def test_a_day_lasts_from_midnight_to_midnight_in_shanghai(day):
    begin = datetime.combine(day, time.min, SHANGHAI)

    assert day_of(begin - timedelta(microseconds=1)) == day - timedelta(days=1)
    assert day_of(begin) == day
