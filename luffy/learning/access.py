"""May she open this lesson, and from when to when does a purchase last. Pure: days in, verdicts out.

Source: docs/rules/access.md
"""

from collections.abc import Iterable
from datetime import date, timedelta

from luffy.core.calendar import last_day

Period = tuple[date, date]


def is_active(periods: Iterable[Period], today: date) -> bool:
    """Whether `today` lies in one of the periods; both ends belong to a period."""
    return any(first <= today <= last for first, last in periods)


def may_open(section_free: bool, periods: Iterable[Period], today: date) -> bool:
    """Whether a lesson opens: a free trial for everybody, any other with access today."""
    return section_free or is_active(periods, today)


def next_period(current_ends: Iterable[date], today: date, days: int) -> Period:
    """The first and last day that `days` bought today give; both belong to the period.

    They start on the day after the last end that is still to come; without one, today.
    """
    if days < 1:
        raise ValueError(f"a purchase lasts at least a day, not {days}")
    first = max([today, *(end + timedelta(days=1) for end in current_ends)])
    return first, last_day(first, days)
