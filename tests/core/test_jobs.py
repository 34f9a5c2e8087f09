"""Jobs that are deferred by a job belong to its transaction as well."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.core import clock
from luffy.core.jobs import defer, take_up_lost_jobs

pytestmark = pytest.mark.django_db(transaction=True)
NEVER_DUE = timedelta(days=400)


class Failed(Exception): ...


def waiting(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'tests.later' AND args = %s::jsonb",
            [json.dumps({"number": number})],
        )
        return int(cursor.fetchone()[0])


@app.task(name="tests.later")
def later(*, number: int) -> None: ...


def as_a_job(number: int, *, fails: bool) -> None:
    """What a job does that defers another: in a thread of the worker, whose app speaks over its own connections.

    Not through the queue: the worker of a shop that other tests opened would take it.
    """
    try:
        with transaction.atomic():
            defer("tests.later", at=clock.now() + NEVER_DUE, number=number)
            if fails:
                raise Failed
    finally:
        connection.close()


@pytest.mark.parametrize(("number", "fails", "found"), [(71, False, 1), (72, True, 0)])
def test_a_job_deferred_in_a_transaction_commits_or_vanishes_with_it(number, fails, found):
    with transaction.atomic():
        defer("tests.later", at=clock.now() + NEVER_DUE, number=number)
        transaction.set_rollback(fails)

    assert waiting(number) == found


@pytest.mark.parametrize(("number", "fails", "found"), [(73, False, 1), (74, True, 0)])
def test_so_does_one_that_the_worker_itself_defers(number, fails, found):
    with app.replace_connector(app.connector.get_worker_connector()), ThreadPoolExecutor(1) as thread:
        job = thread.submit(as_a_job, number, fails=fails)

    assert isinstance(job.exception(), Failed) == fails
    assert waiting(number) == found


def a_job_of_a_dead_worker(name: str, queueing_lock: str | None = None) -> int:
    """What a worker leaves behind that was killed in the middle of a job."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, worker_id)"
            " VALUES ('default', %s, %s, '{}', 'doing', %s) RETURNING id",
            [name, queueing_lock, worker],
        )
        return int(cursor.fetchone()[0])


def status_of(job_id: int) -> str | None:
    return ProcrastinateJob.objects.filter(pk=job_id).values_list("status", flat=True).first()


def take_up() -> None:
    """As the worker does, over connections of its own."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        asyncio.run(_take_up(worker))


async def _take_up(worker: App) -> None:
    async with worker.open_async():
        await take_up_lost_jobs(SimpleNamespace(app=worker), timestamp=0)


def test_a_job_whose_worker_died_is_done_again():
    lost = a_job_of_a_dead_worker("tests.later")

    take_up()

    assert status_of(lost) == "todo"


def test_a_periodic_job_whose_worker_died_makes_room_for_its_next_round():
    lost = a_job_of_a_dead_worker("tests.sweep", queueing_lock="tests.sweep")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)"
            " VALUES ('default', 'tests.sweep', 'tests.sweep', '{}')"
        )

    take_up()

    assert status_of(lost) is None
    assert ProcrastinateJob.objects.filter(task_name="tests.sweep").count() == 1
