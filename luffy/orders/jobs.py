"""What the worker does for orders."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.failpoints import failpoint
from luffy.orders.services.access import open_again, open_waiting


@app.periodic(cron="* * * * *")
@app.task(name="orders.look_after", queueing_lock="orders.look_after")
def look_after(timestamp: int) -> None:
    """Every minute: have opened what is paid and not open yet."""
    del timestamp
    open_waiting(now=clock.now())


@app.task(name="orders.open_access")
def open_access(order_id: int) -> None:
    """Open what was paid for and could not be opened at once. If it fails again, `look_after` comes back to it."""
    failpoint("K21")
    open_again(order_id=order_id, now=clock.now())
    failpoint("K22")
