"""Jobs that are deferred by a job belong to its transaction as well."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.jobs import defer

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
