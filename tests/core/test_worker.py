import time
from contextlib import suppress

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from tests.live import LiveLuffy

SWEEP = "payments.look_after"


def done(job_id: int, *, within_s: float = 30) -> bool:
    """Successful jobs are deleted, so that the table does not grow by what repeats."""
    deadline = time.monotonic() + within_s
    while ProcrastinateJob.objects.filter(id=job_id).exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def worker(transactional_db: None):
    with LiveLuffy(jobs=True, workers=1) as live:
        yield live.children[-1]


def a_job() -> int:
    """Wait while one that the worker deferred by itself, as it does twice a minute, is not taken yet."""
    while True:
        with suppress(AlreadyEnqueued):
            return app.configure_task(SWEEP).defer(timestamp=0)
        time.sleep(0.1)


def test_a_job_is_done_after_the_database_dropped_the_worker_s_connections(worker):
    assert SWEEP in app.tasks
    assert done(a_job())

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        assert cursor.fetchone()[0] > 0

    assert done(a_job())
    assert worker.is_running
