"""The process that does the jobs."""

from collections.abc import Callable

from procrastinate.contrib.django import app

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
        )
