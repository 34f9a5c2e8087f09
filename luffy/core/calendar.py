"""Calendar days as the school's customers count them: whole days, Asia/Shanghai."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def day_of(moment: datetime) -> date:
    """The calendar day in Shanghai at that moment."""
    return moment.astimezone(SHANGHAI).date()


def end_of(day: date) -> datetime:
    """The first moment after that day in Shanghai."""
    return datetime.combine(day + timedelta(days=1), time.min, SHANGHAI)
