"""Somebody else's things: nobody sees, moves or guesses them. Every call of the matrix that names one is tried.

That the answer is the very one for a thing that does not exist: tests/contracts/test_permission_matrix.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from luffy.accounts.models import AuditEntry
from luffy.orders.models import Order
from tests.contracts.matrix import ROWS, Door, Parts, Row
from tests.factories.accounts import an_account, api_of
from tests.security.looking import AUDIT, changed, prepare, send, tables, with_things

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
OWNED = [row for row in ROWS if row.own]
ALL_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
by_owned = pytest.mark.parametrize("row", OWNED, ids=lambda row: row.call)


def names_of(row: Row) -> list[str]:
    """The parts that say which thing is meant: those of the address, or where it has none, of the body."""
    return re.findall(r"{(\w+)}", row.call) or list(row.missing or {})


def guesses(row: Row, mine: Parts) -> Iterator[Parts]:
    """Numbers beside my own, and other spellings of it."""
    # The first one says whose it is; what else the address names is within it.
    for name in names_of(row)[:1]:
        value = mine[name]
        if isinstance(value, int):
            beside: list[Any] = [value - 1, value + 1]
        else:
            end = "0" if value[-1] != "0" else "1"
            beside = [f"{value[:-1]}{end}", f"{value}0", f"{value}%20", f"{value}%00"]
        yield from ({**mine, name: other} for other in beside)


@by_owned
def test_no_method_and_no_guess_moves_somebody_elses_thing(row: Row) -> None:
    thief, (method, path) = an_account(), row.call.split(" ")
    api, methods = api_of(thief), ALL_METHODS if "{" in path else (method,)
    foreign, mine = prepare(row, thief, owner=an_account()), prepare(row, thief)
    before = tables()

    statuses = {
        other: send(
            row if other == method else replace(row, call=f"{other} {path}"), api, foreign
        ).status_code
        for other in methods
    }
    guessed = [send(row, api, guess).status_code for guess in guesses(row, mine)]

    assert statuses[method] == 404
    assert set(statuses.values()) <= {404, 405, 422}, statuses
    assert set(guessed) <= {404, 422}, guessed
    assert len(guessed) >= 2
    # Nothing but a trace of who asked for it, where its number stood in the address.
    assert changed(before) <= {AUDIT}
    traces = AuditEntry.objects.filter(action="permission.missing", actor=thief)
    assert traces.exists() == ("{" in path)


def test_no_list_tells_of_others_whoever_it_is_asked_about() -> None:
    owner, thief = an_account("the-owner-of-it-all"), an_account()
    with_things(owner)
    api, number = api_of(thief), Order.objects.filter(account=owner).latest("id").number
    who = dict.fromkeys(("account_id", "user_id", "owner_id", "account", "user", "owner", "id"), owner.pk)
    query = {**who, "username": owner.username, "q": owner.username, "order": number, "number": number}
    marks = {owner.username, *Order.objects.filter(account=owner).values_list("number", flat=True)}
    lists = [
        row
        for row in ROWS
        if row.door is Door.SIGNED_IN and row.call.startswith("GET ") and "{" not in row.call
    ]
    before = tables()

    told = {}
    for row in lists:
        text = api.get(row.call.partition(" ")[2], **query).content.decode()
        told[row.call] = [mark for mark in marks if mark in text]

    assert len(lists) >= 10
    assert {call: found for call, found in told.items() if found} == {}
    assert changed(before) == set()
