"""Jobs are rows: deferred inside a transaction they commit or vanish with it."""

from datetime import datetime
from typing import Any

from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

KEEP_FAILED_HOURS = 30 * 24
# A worker that lives says so every ten seconds.
DEAD_AFTER_SECONDS = 30


@app.periodic(cron="30 18 * * *")  # at night in Shanghai
@app.task(name="core.forget_old_jobs", queueing_lock="core.forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Delete the rows of jobs that failed a month ago; those that went well leave none."""
    del timestamp
    await builtin_tasks.remove_old_jobs(
        context, max_hours=KEEP_FAILED_HOURS, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )


@app.periodic(cron="* * * * * */30")
@app.task(name="core.take_up_lost_jobs", queueing_lock="core.take_up_lost_jobs", pass_context=True)
async def take_up_lost_jobs(context: JobContext, timestamp: int) -> None:
    """Twice a minute: have jobs done again whose worker died at them. Every job may run twice."""
    del timestamp
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        if job.queueing_lock:
            # Comes round by itself, and its next round may wait already.
            await manager.finish_job(job, status=Status.ABORTED, delete_job=True)
        else:
            await manager.retry_job(job)


def defer(name: str, *, at: datetime | None = None, **arguments: Any) -> None:
    """Have the worker call the task `name` after commit (and not before `at`).

    By name, so that a service need not import the layer above it. Arguments are JSON values.
    """
    options: dict[str, Any] = {"allow_unknown": True}
    if at is not None:
        options["schedule_at"] = at
    deferrer = app.configure_task(name, **options)
    # In a worker the app speaks to the database over connections of its own, outside of our transaction.
    deferrer.job_manager = JobManager(DjangoConnector())
    deferrer.defer(**arguments)
