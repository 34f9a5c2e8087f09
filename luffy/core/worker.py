"""The process that does the jobs."""

from collections.abc import Callable
from typing import Any

from django.db import close_old_connections
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.worker import Worker

# A job takes seconds; what is cut off after this is found again by the next sweep.
LAST_JOB_SECONDS = 15


def run(*, concurrency: int, ready: Callable[[int], object]) -> None:
    """Do jobs until SIGTERM, `concurrency` at a time; tells `ready` first how many kinds it knows."""
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:  # type: ignore[attr-defined]
        ready(len(jobs.tasks))
        jobs.run_worker(
            concurrency=concurrency,
            # The sweeps alone would leave a million rows a year.
            delete_jobs="successful",
            shutdown_graceful_timeout=LAST_JOB_SECONDS,
            task_middleware=[with_sound_connection],
        )


def with_sound_connection(call_next: Callable[[], Any], _context: JobContext, _worker: Worker) -> Any:
    """As Django does around a request: a connection that broke is left, not used for all jobs to come."""
    close_old_connections()
    try:
        return call_next()
    finally:
        close_old_connections()
