"""What the worker does for coupons."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.coupons.services import mark_expired


@app.periodic(cron="5 16 * * *")  # shortly after midnight in Shanghai
@app.task(name="coupons.mark_expired", queueing_lock="coupons.mark_expired")
def expire_coupons(timestamp: int) -> None:
    """Mark what nobody can use any more. Only for lists: the dates alone decide."""
    del timestamp
    mark_expired(today=day_of(clock.now()))
