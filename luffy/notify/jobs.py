"""What the worker does about notifications. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.notify import digests, letters, services


@app.task(name="notify.send_letter")
def send_letter(*, delivery_id: int) -> None:
    """Send what waits; if it fails, that plans its own next try."""
    letters.send(delivery_id, now=clock.now())


@app.periodic(cron="0 0 * * *")  # at eight in Shanghai
@app.task(name="notify.gather_digests", queueing_lock="notify.gather_digests")
def gather_digests(timestamp: int) -> None:
    """Every morning: put the letters of who wants them together into one."""
    del timestamp
    digests.gather(now=clock.now())


@app.task(name="notify.send_digest")
def send_digest(*, digest_id: int) -> None:
    """Send what waits; if it fails, that plans its own next try."""
    digests.send(digest_id, now=clock.now())


@app.periodic(cron="40 18 * * *")  # at night in Shanghai
@app.task(name="notify.forget_old", queueing_lock="notify.forget_old")
def forget_old(timestamp: int) -> None:
    """Delete what is too old for anybody to look for."""
    del timestamp
    services.forget_old(now=clock.now())
