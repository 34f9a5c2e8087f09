"""What the worker does about payments. Each job may run twice, late, or beside itself.

No job holds a procrastinate lock: a worker that dies would keep it, and every write here takes row locks anyway.
"""

from datetime import date

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.failpoints import failpoint
from luffy.payments.services import follow_up, foreign, reconcile, refund


@app.periodic(cron="* * * * * */30")
@app.task(name="payments.look_after", queueing_lock="payments.look_after")
def look_after(timestamp: int) -> None:
    """Twice a minute: find what is due."""
    del timestamp
    now = clock.now()
    follow_up.plan(now=now)
    follow_up.expire_unattended(now=now)
    refund.plan(now=now)
    foreign.plan(now=now)


@app.task(name="payments.follow_up")
def follow_up_attempt(*, attempt_id: int) -> None:
    failpoint("K21")
    follow_up.follow_up(attempt_id, now=clock.now())
    failpoint("K22")


@app.task(name="payments.send_refund")
def send_refund(*, refund_id: int) -> None:
    failpoint("K21")
    refund.send(refund_id, now=clock.now())
    failpoint("K22")


@app.periodic(cron="*/30 * * * *")
@app.task(name="payments.plan_bills", queueing_lock="payments.plan_bills")
def plan_bills(timestamp: int) -> None:
    """Twice an hour: have the bills compared that are there by now. Most often there are none."""
    del timestamp
    reconcile.plan(now=clock.now())


@app.task(name="payments.reconcile")
def reconcile_day(*, channel: int, day: str) -> None:
    reconcile.reconcile(channel, date.fromisoformat(day), now=clock.now())


@app.task(name="payments.send_foreign_refund")
def send_foreign_refund(*, refund_id: int) -> None:
    foreign.try_to_send(refund_id, now=clock.now())
