"""What the worker does for imports."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.exchange import services


@app.task(name="exchange.work_import")
def work_import(number: str) -> None:
    """Work a file through; done twice it is done once."""
    services.work(number, clock=clock.now)
