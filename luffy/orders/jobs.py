"""What the worker does for orders."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.orders.services.access import open_again


@app.task(
    name="orders.open_access",
    retry=RetryStrategy(max_attempts=20, exponential_wait=2),
)
def open_access(order_id: int) -> None:
    """Open what was paid for and could not be opened at once."""
    open_again(order_id=order_id, now=clock.now())
