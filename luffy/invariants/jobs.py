"""Every night: look whether anything is broken."""

from procrastinate.contrib.django import app

from luffy import invariants
from luffy.core import clock
from luffy.core.logging import get_logger

log = get_logger(__name__)


@app.periodic(cron="20 19 * * *")  # at night in Shanghai
@app.task(name="invariants.check", queueing_lock="invariants.check")
def check_invariants(timestamp: int) -> None:
    """Tell a person of each invariant that is broken, with how often and one example."""
    del timestamp
    told = set()
    for violation in invariants.check(now=clock.now()):
        if violation.invariant not in told:
            told.add(violation.invariant)
            log.error("invariant broken", **violation.as_dict())
