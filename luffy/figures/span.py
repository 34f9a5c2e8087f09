"""From which day to which, both included, as days in Shanghai."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from luffy.core.calendar import SHANGHAI, day_of
from luffy.figures.errors import RangeRefused

LONGEST_DAYS = 400
USUAL_DAYS = 30


@dataclass(frozen=True, slots=True)
class Span:
    from_date: date
    until_date: date

    @property
    def begins_at(self) -> datetime:
        return datetime.combine(self.from_date, time(), SHANGHAI)

    @property
    def ends_at(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.until_date + timedelta(days=1), time(), SHANGHAI)


def span_of(from_date: date | None, until_date: date | None, *, now: datetime) -> Span:
    """The days asked for; by default thirty of them until today.

    Raises: RangeRefused.
    """
    last = until_date or day_of(now)
    # A year before the first one is no day.
    if last.year < 2000:
        raise RangeRefused(days=LONGEST_DAYS)
    first = from_date or last - timedelta(days=USUAL_DAYS - 1)
    if not first <= last <= date(2999, 12, 31) or (last - first).days >= LONGEST_DAYS or first.year < 2000:
        raise RangeRefused(days=LONGEST_DAYS)
    return Span(first, last)
