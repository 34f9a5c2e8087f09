"""Saying that something happened, in the transaction in which it does: it becomes known with it, or not at all.

    happened("order.paid", f"order:{order.number}", {"order": order.number, …}, now=now)

Who is told of it is the business of `luffy.webhooks`, which nothing below it knows.

Source: docs/rules/webhooks.md
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from luffy.core.ids import new_number
from luffy.core.models import Event

BATCH = 1000
_held: ContextVar[list[Event] | None] = ContextVar("events_held", default=None)


@dataclass(frozen=True, slots=True)
class Happening:
    """`facts` are JSON: numbers, amounts and days, nothing by which a person is known outside of the school."""

    name: str
    subject: str
    facts: Mapping[str, object]


def happened(name: str, subject: str, facts: Mapping[str, object], *, now: datetime) -> None:
    """Add one event, in the caller's transaction."""
    happened_all([Happening(name, subject, facts)], now=now)


def happened_all(happenings: Iterable[Happening], *, now: datetime) -> None:
    """Add many, in their order."""
    rows = [
        Event(
            number=new_number(now),
            name=one.name,
            subject=one.subject,
            facts=dict(one.facts),
            happened_at=now,
        )
        for one in happenings
    ]
    held = _held.get()
    if held is None:
        _write(rows)
    else:
        held.extend(rows)


@contextmanager
def gathered() -> Iterator[None]:
    """Write all that happens within the block by one statement at its end; nothing of it if the block fails.

    Blocks within each other are one, so that a savepoint with a block of its own takes back what it told.
    """
    outer, mine = _held.get(), list[Event]()
    token = _held.set(mine)
    try:
        yield
    finally:
        _held.reset(token)
    if outer is None:
        _write(mine)
    else:
        outer.extend(mine)


def _write(rows: list[Event]) -> None:
    if rows:
        Event.objects.bulk_create(rows, batch_size=BATCH)
