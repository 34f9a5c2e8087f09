"""When homework should be handed in. Pure: an open date, periods and days that do not count in, dates out.

Source: docs/rules/schedule.md
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One homework of the module, in order. What is not enabled has no date and takes no time."""

    key: int
    days: int
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Interval:
    """From `first` to the day before `until`: a pause of the learner's."""

    first: date
    until: date

    def days(self) -> list[date]:
        return [self.first + A_DAY * number for number in range((self.until - self.first).days)]


@dataclass(frozen=True, slots=True)
class More:
    """`days` more for whatever would be due on `first` or later."""

    first: date
    days: int


def plan(
    open_date: date,
    steps: Sequence[Step],
    *,
    holidays: Collection[date] = (),
    pauses: Sequence[Interval] = (),
    extensions: Sequence[More] = (),
) -> dict[int, date]:
    """The due date of each enabled homework: so many days of study after the module was opened.

    Periods add up in the order of the steps. Holidays and paused days are not counted. Extensions come in the order
    in which they were given. The same input gives the same dates, so that planning again after any change is right.
    """
    off = frozenset(holidays).union(*(pause.days() for pause in pauses))
    enabled = [step for step in steps if step.is_enabled]
    sums = list(accumulate(step.days for step in enabled))
    planned = {}
    for step, days in zip(enabled, sums, strict=True):
        day, given = _after(open_date, days, off), days
        # One after the other: what the first moved may be reached by the second.
        for one in extensions:
            # Of an extension given before the module was opened, nothing is left to move here.
            if day >= one.first >= open_date:
                given += one.days
                day = _after(open_date, given, off)
        planned[step.key] = day
    return planned


def _after(first: date, days: int, off: Collection[date]) -> date:
    """The day by which `days` days of study have passed since `first`."""
    day = first
    while days > 0 or day in off:
        day += A_DAY
        if day not in off:
            days -= 1
    return day


def used_days(first: date, last: date, pauses: Sequence[Interval]) -> int:
    """How many days somebody studied from `first` to `last`, pauses left out."""
    paused = {day for pause in pauses for day in pause.days() if first <= day < last}
    return (last - first).days - len(paused)
