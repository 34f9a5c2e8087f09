"""Calendar days as the school's customers count them: whole days, Asia/Shanghai."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def day_of(moment: datetime) -> date:
    """The calendar day in Shanghai at that moment."""
    return moment.astimezone(SHANGHAI).date()
