"""Does access last today, and from when to when does a purchase last. Pure: days in, verdicts out.

Source: docs/rules/access.md
"""

from collections.abc import Iterable
from datetime import date, timedelta

Period = tuple[date, date]


def is_active(periods: Iterable[Period], today: date) -> bool:
    """Whether `today` lies in one of the periods; both ends belong to a period."""
    return any(first <= today <= last for first, last in periods)


def next_period(current_ends: Iterable[date], today: date, days: int) -> Period:
    """The first and last day of what `days` bought today give; both belong to the period.

    The last day is `days` days after today, or after the end of access that still lasts: the day of the
    purchase itself is not counted, since only a part of it is left. The period begins today, or on the day
    after that end.
    """
    if days < 1:
        raise ValueError(f"a purchase lasts at least a day, not {days}")
    lasting = [end for end in current_ends if end >= today]
    if not lasting:
        return today, today + timedelta(days=days)
    end = max(lasting)
    return end + timedelta(days=1), end + timedelta(days=days)


def move_forward(periods: Iterable[Period], today: date) -> list[Period]:
    """Where these periods of one course lie once another one is gone, in the order of their first days.

    What has begun stays. What has not begins on the day after the one before it, or today if none lasts, and
    keeps its number of days.
    """
    moved: list[Period] = []
    for first, last in sorted(periods):
        days = (last - first).days + 1
        has_begun = first <= today
        moved.append((first, last) if has_begun else next_period((end for _, end in moved), today, days))
    return moved
