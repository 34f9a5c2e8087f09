"""What each test of an invariant says: nothing but this one is broken, and by nothing but these."""

from luffy import invariants
from luffy.invariants import Violation
from luffy.invariants.books import Books
from luffy.orders.models import Order
from tests.invariants.conftest import Sql
from tests.invariants.school import NOW

# All of an order but its number and its settlement.
COPIED = [
    field.column
    for field in Order._meta.concrete_fields
    if field.name not in ("id", "number", "settlement_id")
]


def found(journal: str | None = None) -> list[Violation]:
    return invariants.look(Books(NOW, journal))


def only(number: str, *subjects: str, journal: str | None = None) -> None:
    """Nothing but this invariant is broken, and by nothing but these."""
    assert [(row.invariant, row.subject) for row in found(journal)] == [
        (number, subject) for subject in sorted(subjects)
    ]


def order_copy(order_id: int, sql: Sql, **changes: str) -> None:
    """A second row like this order, but for its number and `changes`, which are SQL."""
    columns = {name: changes.get(name, name) for name in COPIED}
    sql(
        f"INSERT INTO orders_order (number, settlement_id, {', '.join(columns)}) "
        f"SELECT 'COPY', 'COPY', {', '.join(columns.values())} FROM orders_order WHERE id = %s",
        order_id,
    )
