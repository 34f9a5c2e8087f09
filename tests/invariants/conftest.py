from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from tests.invariants.school import School, a_school

Sql = Callable[..., None]
GUARDED = (
    "orders_order",
    "orders_orderline",
    "wallet_transfer",
    "wallet_lotuse",
    "wallet_berrylot",
    "accounts_auditentry",
    "degrees_mentorfeeentry",
    "degrees_rewardmove",
    "degrees_grading",
    "degrees_assignment",
    "degrees_editiontier",
)


@contextmanager
def as_usual() -> Iterator[None]:
    """Services may write in several steps, as they would outside of the fixture's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture(scope="module")
def whole_school(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[School]:
    """Made once for all tests of a file, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        # Constraints are looked at in between, or no table with new rows could be altered.
        with as_usual():
            school = a_school()
        yield school
        transaction.set_rollback(True)


@pytest.fixture
def school(whole_school: School) -> Iterator[School]:
    """The school, which each test may break."""
    with transaction.atomic():
        yield whole_school
        transaction.set_rollback(True)


@pytest.fixture
def sql(school: School) -> Sql:
    """Write as nothing in the product could: no trigger of ours looks. Tables are altered as they are told."""

    def run(statement: str, *parameters: object) -> None:
        with connection.cursor() as cursor:
            if statement.startswith(("ALTER", "DROP")):
                cursor.execute(statement)
                return
            for table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, parameters or None)
            assert cursor.rowcount > 0, "nothing was broken"
            for table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return run
