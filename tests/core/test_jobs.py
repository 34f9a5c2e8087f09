"""Jobs that are deferred by a job belong to its transaction as well."""

import json
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


@app.task(name="tests.defer_and_end")
def defer_and_end(*, number: int, fails: bool) -> None:
    with transaction.atomic():
        defer("tests.later", at=clock.now() + NEVER_DUE, number=number)
        if fails:
            raise Failed


def run_worker_once() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:
        jobs.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@pytest.mark.parametrize(("number", "fails", "found"), [(71, False, 1), (72, True, 0)])
def test_a_job_deferred_in_a_transaction_commits_or_vanishes_with_it(number, fails, found):
    with transaction.atomic():
        defer("tests.later", at=clock.now() + NEVER_DUE, number=number)
        transaction.set_rollback(fails)

    assert waiting(number) == found


@pytest.mark.parametrize(("number", "fails", "found"), [(73, False, 1), (74, True, 0)])
def test_so_does_one_that_the_worker_itself_defers(number, fails, found):
    defer("tests.defer_and_end", number=number, fails=fails)

    run_worker_once()

    assert waiting(number) == found
