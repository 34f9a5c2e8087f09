"""What the worker does for refunds that buyers asked for. Each job may run twice, late, or beside itself."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.refunds.services import conclude as conclusions


@app.periodic(cron="* * * * *")
@app.task(name="refunds.look_after", queueing_lock="refunds.look_after")
def look_after(timestamp: int) -> None:
    """Every minute: find what is done and not concluded."""
    del timestamp
    conclusions.plan()


@app.task(name="refunds.conclude")
def conclude(*, refund_id: int) -> None:
    """A cash refund is done: its request is."""
    conclusions.conclude_refund(refund_id, now=clock.now())
