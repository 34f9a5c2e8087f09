"""What the worker does for figures."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.figures import services


@app.periodic(cron="20 16 * * *")  # shortly after midnight in Shanghai
@app.task(name="figures.keep_funnel", queueing_lock="figures.keep_funnel")
def keep_funnel(timestamp: int) -> None:
    """Write down yesterday's first steps of the conversion."""
    del timestamp
    services.keep_funnel(now=clock.now())
