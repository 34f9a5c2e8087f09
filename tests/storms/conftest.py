"""The shop without guards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from luffy.env import env
from luffy.payments.gateways.configured import alipay
from tests.live import LiveLuffy
from tests.shop import Shop
from tests.storms.unguarded import CONSTRAINTS, TRIGGERS, take_out_guards


@pytest.fixture(scope="session")
def unguarded_server(running_shop: Shop, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveLuffy]:
    """A second web server over the same database and gateway, with the guards taken out."""
    with django_db_blocker.unblock():
        server = LiveLuffy(
            workers=4, env=running_shop.luffy.extra, application="tests.storms.unguarded_wsgi:application"
        )
        server.extra["PUBLIC_BASE_URL"] = server.base_url
        with server:
            yield server


@pytest.fixture
def unguarded_shop(
    request: pytest.FixtureRequest, transactional_db: None, unguarded_server: LiveLuffy, running_shop: Shop
) -> Iterator[Shop]:
    """The shop without guards, in the web server and in this process; the database's own come back after."""
    running_shop.paysim.control.reset()
    careless = Shop(unguarded_server, running_shop.paysim)
    with _without_constraints(), take_out_guards():
        try:
            yield careless
        finally:
            careless.close()


@pytest.fixture
def gateway_here(running_shop: Shop) -> Iterator[None]:
    """Lets this process ask the gateway as well, with the settings of the shop's servers."""
    with _environment(running_shop.luffy.extra):
        yield


@contextmanager
def _environment(extra: dict[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in extra.items():
            patch.setenv(name, value)
        env.cache_clear()
        alipay.cache_clear()
        yield
    env.cache_clear()
    alipay.cache_clear()


@contextmanager
def _without_constraints() -> Iterator[None]:
    with ExitStack() as stack, connection.cursor() as cursor:
        for table, name in CONSTRAINTS:
            for drop, restore in _definitions(cursor, table, name):
                cursor.execute(drop)
                stack.callback(_execute, restore)
        for table, name in TRIGGERS:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
            stack.callback(_execute, f"ALTER TABLE {table} ENABLE TRIGGER {name}")
        # Done before the others, however the run ends: what it wrote would not let the constraints come back.
        stack.callback(_empty_tables)
        yield


def _definitions(cursor, table: str, name: str) -> list[tuple[str, str]]:
    """(drop, restore) for constraints and unique indexes of the table whose name has `name` in it."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('u', 'c') AND conname LIKE %s",
        [table, f"%{name}%"],
    )
    found = [
        (f"ALTER TABLE {table} DROP CONSTRAINT {it}", f"ALTER TABLE {table} ADD CONSTRAINT {it} {how}")
        for it, how in cursor.fetchall()
    ]
    if not found:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname = %s",
            [table, name],
        )
        found = [(f"DROP INDEX {it}", how) for it, how in cursor.fetchall()]
    assert found, f"{table} has no {name}"
    return found


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _empty_tables() -> None:
    with connection.cursor() as cursor:
        tables = ", ".join(dict.fromkeys(table for table, _ in CONSTRAINTS))
        # The ledger's own guard stands in the way.
        cursor.execute("ALTER TABLE wallet_transfer DISABLE TRIGGER transfer_never_emptied")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("ALTER TABLE wallet_transfer ENABLE TRIGGER transfer_never_emptied")
