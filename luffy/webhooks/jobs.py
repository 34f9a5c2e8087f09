"""What the worker does about events. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.webhooks.services import deliver as delivering
from luffy.webhooks.services import hand_on as handing_on


@app.periodic(cron="* * * * * */5")
@app.task(name="webhooks.hand_on", queueing_lock="webhooks.hand_on")
def hand_on(timestamp: int) -> None:
    """Every five seconds: decide who is told of what happened, and begin what is due."""
    del timestamp
    now = clock.now()
    while handing_on.hand_on(now=now) == handing_on.BATCH:
        pass
    handing_on.start_due(now=now)


@app.task(name="webhooks.deliver")
def deliver(*, delivery_id: int) -> None:
    """Try one delivery; if it fails, that plans its own next try."""
    delivering.deliver(delivery_id, now=clock.now())


@app.periodic(cron="50 18 * * *")  # at night in Shanghai
@app.task(name="webhooks.forget_old", queueing_lock="webhooks.forget_old")
def forget_old(timestamp: int) -> None:
    """Delete what nobody looks for any more."""
    del timestamp
    handing_on.forget_old(now=clock.now())
