"""What the worker does for operators."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.logging import get_logger
from luffy.support.anomalies import totals

log = get_logger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(name="support.tell_of_anomalies", queueing_lock="support.tell_of_anomalies")
def tell_of_anomalies(timestamp: int) -> None:
    """Every hour, as long as anything about money waits for a person: say so."""
    del timestamp
    waiting = {kind: total for kind, total in totals(now=clock.now()).items() if total}
    if waiting:
        log.error("money waits for a person", **waiting)
