from pathlib import Path

import psycopg
import pytest

from luffy.local import prepared
from luffy.local.folders import home_folder
from luffy.local.postgres import Postgres

TABLES = """
CREATE TABLE django_migrations (app text, name text);
CREATE TABLE accounts_account (id int);
INSERT INTO django_migrations VALUES ('orders', '0001_initial');
INSERT INTO accounts_account VALUES (1);
"""


@pytest.fixture
def database(tmp_path: Path):
    server = Postgres(home_folder(tmp_path / "home"), durable=False)
    yield server.start()
    server.stop()


def run(database: str, query: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(query)


def test_it_stays_prepared_until_the_database_or_the_code_changes(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert not prepared.is_prepared(tmp_path, database)
    run(database, TABLES)
    prepared.note_prepared(tmp_path, database)
    assert prepared.is_prepared(tmp_path, database)

    with monkeypatch.context() as newer:
        newer.setattr(prepared, "SOURCES", ("settings.py", "*/migrations/*.py", "__init__.py"))
        assert not prepared.is_prepared(tmp_path, database)
    assert not prepared.is_prepared(tmp_path, f"{database}&application_name=another")
    run(database, "DELETE FROM accounts_account")
    assert not prepared.is_prepared(tmp_path, database)
    run(database, "INSERT INTO accounts_account VALUES (1)")
    assert prepared.is_prepared(tmp_path, database)
    run(database, "DELETE FROM django_migrations")
    assert not prepared.is_prepared(tmp_path, database)


def test_a_database_without_tables_is_never_prepared(database: str, tmp_path: Path):
    prepared.note_prepared(tmp_path, database)

    assert not prepared.is_prepared(tmp_path, database)
