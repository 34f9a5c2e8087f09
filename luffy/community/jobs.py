"""What the worker does about articles. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.community.services import views
from luffy.core import clock


@app.periodic(cron="* * * * *")
@app.task(name="community.flush_views", queueing_lock="community.flush_views")
def flush_views(timestamp: int) -> None:
    """Once a minute: take over the views that Valkey counted."""
    del timestamp
    views.flush(now=clock.now())
