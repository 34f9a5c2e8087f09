"""Empty the database after a test that committed, quickly.

Django truncates every table, which takes half a second for some two hundred of them and waits for whoever reads one.
Here rows are deleted where there are any; content types and permissions stay, which only the code changes.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import OperationalError, connection
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.errors import DeadlockDetected

ABOUT_THE_CODE = frozenset({"django_content_type", "auth_permission"})
# Django does not know them as its own. What refers comes before what it refers to; the workers stay.
JOBS = ("procrastinate_events", "procrastinate_periodic_defers", "procrastinate_jobs")
# How long a request or a job of the test before may take to end.
REST_S = 5.0


def use_deletes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Django's `flush` delete rows instead of truncating tables, and write nothing anew that stayed."""
    monkeypatch.setattr(DatabaseOperations, "sql_flush", _sql_flush)
    monkeypatch.setattr(
        DatabaseOperations, "execute_sql_flush", _insisting(DatabaseOperations.execute_sql_flush)
    )
    monkeypatch.setattr(flush, "emit_post_migrate_signal", lambda *given: None)


def delete_jobs() -> None:
    """Leave no job and nothing that refers to one."""
    with connection.cursor() as cursor:
        for statement in _deletes(JOBS):
            cursor.execute(statement)


def _sql_flush(
    operations: DatabaseOperations, style: Any, tables: Sequence[str], **options: bool
) -> list[str]:
    _wait_for_rest()
    return _deletes([table for table in tables if table not in ABOUT_THE_CODE])


def _insisting(execute: Callable[..., None]) -> Callable[..., None]:
    """Where a job begins meanwhile, each may hold what the other waits for, and PostgreSQL may end ours."""

    def run(operations: DatabaseOperations, statements: Sequence[str]) -> None:
        for is_last in (False, False, True):
            try:
                execute(operations, statements)
            except OperationalError as problem:
                if is_last or not isinstance(problem.__cause__, DeadlockDetected):
                    raise
            else:
                return

    return run


def _wait_for_rest() -> None:
    """A page that was closed has left requests behind, which would fill what is empty by now."""
    deadline = time.monotonic() + REST_S
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)


def _deletes(tables: Sequence[str]) -> list[str]:
    """Statements for one transaction. Its foreign keys are looked at in the end, the guards of history not at all."""
    filled = _asked("EXISTS (SELECT FROM {table})", tables)
    guarded = _asked(
        "EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal)", filled
    )
    if not filled:
        return []
    return [
        *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in guarded),
        *(f"DELETE FROM {table}" for table in filled),
        "SET CONSTRAINTS ALL IMMEDIATE",
        *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in guarded),
    ]


def _asked(question: str, tables: Sequence[str]) -> list[str]:
    """Those of the tables for which the answer is yes."""
    if not tables:
        return []
    answers = ", ".join(f"('{table}', {question.format(table=table)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM (VALUES {answers}) AS found (name, is_so) WHERE is_so")
        return [name for (name,) in cursor.fetchall()]
