"""What the worker does about people's data. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.privacy.services import deletion, export


@app.task(name="privacy.make_copy")
def make_copy(*, export_id: int) -> None:
    """Make a copy that somebody asked for."""
    export.make_copy(export_id, now=clock.now())


@app.periodic(cron="15 * * * *")
@app.task(name="privacy.end_what_is_over", queueing_lock="privacy.end_what_is_over")
def end_what_is_over(timestamp: int) -> None:
    """Every hour: files that are a week old, and accounts whose week is over."""
    del timestamp
    now = clock.now()
    export.expire(now=now)
    deletion.delete_due(now=now)
