"""What the worker does for the catalogue."""

from procrastinate.contrib.django import app

from luffy.catalog.editing import shelf
from luffy.core import clock


@app.periodic(cron="* * * * *")
@app.task(name="catalog.run_shelf_plans")
def run_shelf_plans(timestamp: int = 0) -> None:
    """Put on the shelf and take off what is due; each minute, and at the very moments that were set."""
    del timestamp
    shelf.run_plans(now=clock.now())
