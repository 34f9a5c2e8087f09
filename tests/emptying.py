"""Empty the database after a test that committed, quickly.

Django truncates every table, which takes half a second for some two hundred of them and waits for whoever reads one.
Here rows are deleted where there are any; content types and permissions stay, which only the code changes.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

ABOUT_THE_CODE = frozenset({"django_content_type", "auth_permission"})
# Django does not know them as its own. What refers comes before what it refers to; the workers stay.
JOBS = ("procrastinate_events", "procrastinate_periodic_defers", "procrastinate_jobs")


def use_deletes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Django's `flush` delete rows instead of truncating tables, and write nothing anew that stayed."""
    monkeypatch.setattr(DatabaseOperations, "sql_flush", _sql_flush)
    monkeypatch.setattr(flush, "emit_post_migrate_signal", lambda *given: None)


def delete_jobs() -> None:
    """Leave no job and nothing that refers to one."""
    with connection.cursor() as cursor:
        for statement in _deletes(JOBS):
            cursor.execute(statement)


def _sql_flush(
    operations: DatabaseOperations, style: Any, tables: Sequence[str], **options: bool
) -> list[str]:
    return _deletes([table for table in tables if table not in ABOUT_THE_CODE])


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
