"""What the worker does about notifications. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.notify import letters, services


@app.task(name="notify.send_letter")
def send_letter(*, delivery_id: int) -> None:
    """Send what waits; if it fails, that plans its own next try."""
    letters.send(delivery_id, now=clock.now())


@app.periodic(cron="40 18 * * *")  # at night in Shanghai
@app.task(name="notify.forget_old", queueing_lock="notify.forget_old")
def forget_old(timestamp: int) -> None:
    """Delete what is too old for anybody to look for."""
    del timestamp
    services.forget_old(now=clock.now())
